using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Sources;
using TrustShift.Testing;

namespace TrustShift.Discovery.Processes;

/// <summary>Definitions of programs: what is started, with which settings that hold for it alone.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_unit_of_systemd_is_read_with_its_drop_ins_and_environment_files()
    {
        Write("usr/bin/true", "");
        Write("etc/systemd/system/billing.service", """
            [Unit]
            Description=Billing
            [Service]
            User=billing
            WorkingDirectory=/srv/billing
            Environment="SSL_CERT_FILE=/old.pem" AWS_SECRET_ACCESS_KEY=secret
            Environment=REQUESTS_CA_BUNDLE=/gone.pem
            EnvironmentFile=/etc/billing.env
            EnvironmentFile=-/etc/absent.env
            ExecStart=-/usr/bin/java -Xmx1g -Djavax.net.ssl.trustStore=/srv/billing/trust.jks \
              -Djavax.net.ssl.trustStorePassword=secret -jar /srv/billing/billing.jar --token=secret
            """);
        Write("etc/systemd/system/billing.service.d/10-ca.conf", "[Service]\nUnsetEnvironment=REQUESTS_CA_BUNDLE\nEnvironment=NODE_EXTRA_CA_CERTS=/etc/extra.pem\n");
        Write("usr/lib/systemd/system/billing.service", "[Service]\nExecStart=/usr/bin/false\nEnvironment=SSL_CERT_FILE=/hidden.pem\n");
        Write("etc/billing.env", "# comment\nSSL_CERT_FILE=/srv/billing/ca.pem\nPASSWORD=secret\n");
        EvidenceSet set = Examine();

        ProcessEvidence unit = Assert.Single(set.Processes);
        Assert.Equal("systemd-unit:billing.service", unit.Id);
        Assert.Equal("etc/systemd/system/billing.service:10", unit.Place);
        Assert.Equal(["/usr/bin/java", "-Djavax.net.ssl.trustStore=/srv/billing/trust.jks", "-jar", "/srv/billing/billing.jar"], unit.Command);
        Assert.Equal("billing in /srv/billing", $"{unit.User} in {unit.WorkingFolder}");
        Assert.Equal(
            [
                "etc/billing.env:2 SSL_CERT_FILE=/srv/billing/ca.pem", "etc/systemd/system/billing.service:10 javax.net.ssl.trustStore=/srv/billing/trust.jks", "etc/systemd/system/billing.service:10 javax.net.ssl.trustStorePassword=(set)",
                "etc/systemd/system/billing.service.d/10-ca.conf:3 NODE_EXTRA_CA_CERTS=/etc/extra.pem",
            ],
            SettingsOf(set, unit.Id));
        // What a later assignment replaced, and what a hidden unit says, is nobody's setting.
        Assert.DoesNotContain(set.Settings, static s => s.Value is "/old.pem" or "/gone.pem");
        Assert.DoesNotContain("secret", Sources.Examine.Text(set) + string.Join(' ', unit.Command), StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_file_that_is_not_there_may_name_another_store()
    {
        Write("app.service", "[Service]\nEnvironmentFile=/etc/default/app\nExecStart=/opt/app/run\n");
        Gap gap = Assert.Single(Examine().Gaps);
        Assert.Equal("app.service:2", gap.Place);
        Assert.Contains("/etc/default/app", gap.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Dockerfile_is_the_last_stage_with_what_it_inherits()
    {
        Write("svc/Dockerfile", """
            ARG BASE=python:3.9-slim
            FROM golang:1.13 AS build
            ENV SSL_CERT_FILE=/build-only.pem
            RUN go build ./...
            FROM ${BASE} AS base
            ENV REQUESTS_CA_BUNDLE=/etc/ca/bundle.pem \
                PASSWORD=secret
            WORKDIR /app
            FROM base
            COPY --from=build /out/tool /usr/local/bin/tool
            COPY certs/ca.pem /etc/ca/bundle.pem
            COPY . .
            USER app
            ENTRYPOINT ["python", "-m", "billing", "--password=secret"]
            CMD ["serve"]
            """);
        EvidenceSet set = Examine();
        ProcessEvidence image = Assert.Single(set.Processes);
        Assert.Equal("python:3.9-slim", image.Image);
        Assert.Equal(["python", "-m", "billing"], image.Command);
        Assert.Equal("app in /app", $"{image.User} in {image.WorkingFolder}");
        Assert.Contains(new MountedPlace("/etc/ca/bundle.pem", "svc/certs/ca.pem"), image.Mounts);
        Assert.Contains(new MountedPlace("/usr/local/bin/tool", null), image.Mounts);
        Assert.Equal(["svc/Dockerfile:6 REQUESTS_CA_BUNDLE=/etc/ca/bundle.pem"], SettingsOf(set, image.Id));
        Assert.DoesNotContain(set.Settings, static s => s.Scope is null);
    }

    [Fact]
    public void Services_of_a_Compose_file_have_their_own_environment_merged_and_from_files()
    {
        Write("docker-compose.yml", """
            x-common: &common
              environment: &env
                SSL_CERT_FILE: /etc/ca.pem
            services:
              web:
                <<: *common
                image: node:14
                command: node --use-openssl-ca server.js
                volumes:
                  - ./certs/ca.pem:/etc/ca.pem:ro
                  - data:/var/lib/data
              worker:
                build: ./worker
                env_file: [worker.env]
                environment:
                  - AWS_CA_BUNDLE=${BUNDLE:-/etc/aws.pem}
                  - AWS_SECRET_ACCESS_KEY=secret
                secrets:
                  - source: ca
                    target: /run/ca.pem
            secrets:
              ca:
                file: ./certs/ca.pem
            """);
        Write("worker.env", "REQUESTS_CA_BUNDLE=/run/ca.pem\n");
        EvidenceSet set = Examine();
        ProcessEvidence web = set.Processes.Single(static p => p.Name is "web"), worker = set.Processes.Single(static p => p.Name is "worker");
        Assert.Equal("node:14", web.Image);
        Assert.Equal(["node", "--use-openssl-ca", "server.js"], web.Command);
        Assert.Equal([new MountedPlace("/etc/ca.pem", "certs/ca.pem"), new MountedPlace("/var/lib/data", null)], web.Mounts);
        Assert.Equal(["docker-compose.yml:3 SSL_CERT_FILE=/etc/ca.pem"], SettingsOf(set, web.Id));
        Assert.Equal("dockerfile:worker/Dockerfile", worker.Image);
        Assert.Equal([new MountedPlace("/run/ca.pem", "certs/ca.pem")], worker.Mounts);
        Assert.Equal(["docker-compose.yml:16 AWS_CA_BUNDLE=/etc/aws.pem", "worker.env:1 REQUESTS_CA_BUNDLE=/run/ca.pem"], SettingsOf(set, worker.Id));
        Assert.DoesNotContain(set.Settings, static s => s.Scope is null);
    }

    [Fact]
    public void A_container_of_Kubernetes_sees_ConfigMaps_and_Secrets_where_they_are_mounted()
    {
        Write("k8s/deploy.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {SSL_CERT_FILE: /etc/trust/ca.pem, PASSWORD: secret}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: billing}
            spec:
              template:
                spec:
                  containers:
                  - name: app
                    image: registry.test/billing:1.2
                    command: [java, -jar, /app.jar]
                    args: ["--secret=secret"]
                    envFrom:
                    - configMapRef: {name: settings}
                    env:
                    - name: JAVA_TOOL_OPTIONS
                      value: -Djavax.net.ssl.trustStore=/etc/trust/trust.jks -Dx=secret
                    - name: AWS_CA_BUNDLE
                      valueFrom: {configMapKeyRef: {name: elsewhere, key: bundle}}
                    volumeMounts:
                    - {name: trust, mountPath: /etc/trust}
                  volumes:
                  - name: trust
                    configMap: {name: trust}
            """);
        Write("k8s/trust.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: trust}\ndata:\n  ca.pem: none\n");
        EvidenceSet set = Examine();
        ProcessEvidence app = Assert.Single(set.Processes);
        Assert.Equal("registry.test/billing:1.2", app.Image);
        Assert.Equal(["java", "-jar", "/app.jar"], app.Command);
        Assert.Contains(new MountedPlace("/etc/trust/ca.pem", "k8s/trust.yaml"), app.Mounts);
        Assert.Equal(["k8s/deploy.yaml:4 SSL_CERT_FILE=/etc/trust/ca.pem", "k8s/deploy.yaml:21 JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=/etc/trust/trust.jks"], SettingsOf(set, app.Id));
        Assert.Contains(set.Gaps, static g => g.Reason.Contains("AWS_CA_BUNDLE", StringComparison.Ordinal) && g.Reason.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public void Programs_of_supervisord_PM2_and_a_Procfile_are_found_with_their_environment()
    {
        Write("etc/supervisor/conf.d/app.conf", "[program:app]\ncommand=/opt/venv/bin/python /opt/app/main.py\nuser=app\nenvironment=SSL_CERT_FILE=\"/etc/a.pem\",TOKEN=\"secret\"\n");
        Write("pm2.json", """{"apps": [{"name": "api", "script": "server.js", "node_args": "--use-system-ca", "env": {"NODE_EXTRA_CA_CERTS": "/etc/b.pem", "TOKEN": "secret"}}]}""");
        Write("Procfile", "web: bundle exec puma -C config/puma.rb\n");
        Write(".env", "SSL_CERT_FILE=/etc/c.pem\nTOKEN=secret\n");
        EvidenceSet set = Examine();
        Assert.Equal(
            ["Procfile: web = bundle config/puma.rb", "etc/supervisor/conf.d/app.conf: app = /opt/venv/bin/python /opt/app/main.py", "pm2.json: api = node --use-system-ca server.js"],
            set.Processes.Select(static p => $"{p.Path}: {p.Name} = {string.Join(' ', p.Command)}"));
        Assert.Equal(["etc/supervisor/conf.d/app.conf:4 SSL_CERT_FILE=/etc/a.pem"], SettingsOf(set, "supervisor-program:etc/supervisor/conf.d/app.conf#app"));
        Assert.Equal(["pm2.json NODE_EXTRA_CA_CERTS=/etc/b.pem"], SettingsOf(set, "pm2-application:pm2.json#api"));
        Assert.Equal([".env:1 SSL_CERT_FILE=/etc/c.pem"], SettingsOf(set, "procfile:Procfile#web"));
    }

    [Theory]
    [InlineData("sh -c \"cd /app && exec java -jar a.jar --pw secret\"", "java -jar a.jar")]
    [InlineData("/bin/bash -lc 'SSL_CERT_FILE=/x.pem node app.js'", "node app.js")]
    [InlineData("env A=b python3 app.py secret", "python3 app.py")]
    [InlineData("curl --cacert /etc/ca.pem -u user:secret https://user:secret@x.test/", "curl --cacert /etc/ca.pem")]
    [InlineData("psql postgres://u:secret@db/x", "psql")]
    [InlineData("tini -- /opt/app/run --key secret", "/opt/app/run")]
    [InlineData("", "")]
    [InlineData("sh -c", "sh")]
    public void Of_a_command_is_kept_what_runs_and_what_it_trusts_and_no_secret(string line, string kept) =>
        Assert.Equal(kept, string.Join(' ', StartedCommand.Of(line).Words));

    [Theory]
    [InlineData("Environment=AWS_CA_BUNDLE=corp\nExecStart=/usr/bin/curl --cacert anchors https://x.test/", "a.service:2 AWS_CA_BUNDLE=corp", "a.service:3 --cacert=anchors")]
    [InlineData("ExecStart=/bin/sh -c \"export AWS_CA_BUNDLE=/a.pem; exec python3 /srv/a.py\"", "a.service:2 AWS_CA_BUNDLE=/a.pem")]
    [InlineData("ExecStart=/bin/sh -c \"cd /srv && export FOO=1 AWS_CA_BUNDLE=/a.pem && exec python3 a.py\"", "a.service:2 AWS_CA_BUNDLE=/a.pem")]
    [InlineData("ExecStart=/bin/sh -c \"export FOO=1; AWS_CA_BUNDLE=/a.pem true; python3 a.py\"")]
    [InlineData("EnvironmentFile=/a.env\nExecStart=/srv/a", "a.env:3 AWS_CA_BUNDLE=/a.pem")]
    public void What_a_unit_sets_for_its_program_is_found_however_it_is_written(string service, params string[] settings)
    {
        Write("etc/systemd/system/a.service", "[Service]\n" + service + "\n");
        Write("usr/bin/true", "");
        Write("a.env", "FOO=b\nAWS_CA_BUNDLE=\\\n/a.pem\n");
        Assert.Equal(settings, SettingsOf(Examine(), "systemd-unit:a.service").Select(static s => s.Replace("etc/systemd/system/", "", StringComparison.Ordinal)));
    }

    // systemd.service(5): ExecStart= of Type=oneshot may stand there several times; each command has the unit's environment.
    [Fact]
    public void Every_command_of_a_unit_that_chooses_trust_is_a_program_of_its_own()
    {
        Write("a.service", """
            [Service]
            Type=oneshot
            Environment=CURL_CA_BUNDLE=/env.pem
            ExecStartPre=-/usr/bin/curl --cacert /pre.pem https://x.test/
            ExecStartPre=/usr/bin/mkdir /run/a
            ExecStart=/usr/bin/curl --cacert /first.pem https://x.test/
            ExecStart=/usr/bin/curl https://x.test/
            """);
        EvidenceSet set = Examine();
        Assert.Equal(["systemd-unit:a.service", "systemd-unit:a.service#ExecStart-2", "systemd-unit:a.service#ExecStartPre-1"], set.Processes.Select(static p => p.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["a.service:3 CURL_CA_BUNDLE=/env.pem"], SettingsOf(set, "systemd-unit:a.service"));
        Assert.Equal(["a.service:3 CURL_CA_BUNDLE=/env.pem", "a.service:4 --cacert=/pre.pem"], SettingsOf(set, "systemd-unit:a.service#ExecStartPre-1").Order(StringComparer.Ordinal));
        Assert.Contains("a.service:6 --cacert=/first.pem", SettingsOf(set, "systemd-unit:a.service#ExecStart-2"));
    }

    [Fact]
    public void Odd_definitions_are_passed_over_and_never_throw()
    {
        foreach (string text in (string[])["", "\0", "[Service", "apiVersion: v1\ncontainers: [", "services: {a: &x {<<: *x}}", "FROM", "FROM a\nENV\nCOPY x\nCMD [1,{", "{\"apps\": [1, {\"script\": 3}]}", "[program:x]\ncommand", "a: b: c:\n\t- {{ x }}"])
        {
            foreach (string name in (string[])["a.service", "Dockerfile", "compose.yml", "deploy.yaml", "supervisord.conf", "Procfile", "pm2.json"])
                Write(name, text);
            Examine();
        }
    }

    [Fact]
    public void Jobs_of_cron_have_the_variables_that_stand_above_them()
    {
        Write("etc/cron.d/sync", "SSL_CERT_FILE=/etc/a.pem\n# comment\n5 4 * * * backup /usr/bin/python3 /opt/sync.py --token=secret\nSSL_CERT_FILE=\"/etc/b.pem\"\n@daily root curl -k https://x.test/%secret\n");
        Write("etc/cron.d/plain", "5 4 * * * root /usr/bin/true\n");
        EvidenceSet set = Examine();
        Assert.Equal(["/usr/bin/python3", "/opt/sync.py"], set.Processes[0].Command);
        Assert.Equal("backup", set.Processes[0].User);
        Assert.Equal(["etc/cron.d/sync:1 SSL_CERT_FILE=/etc/a.pem"], SettingsOf(set, "cron-job:etc/cron.d/sync#3"));
        Assert.Equal(["etc/cron.d/sync:4 SSL_CERT_FILE=/etc/b.pem", "etc/cron.d/sync:5 curl --insecure="], SettingsOf(set, "cron-job:etc/cron.d/sync#5"));
        Assert.Equal(2, set.Processes.Length);
        Assert.DoesNotContain("secret", Sources.Examine.Text(set), StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_of_CI_have_the_variables_of_the_file_the_job_and_its_steps()
    {
        Write(".github/workflows/ci.yml", "env:\n  SSL_CERT_FILE: /etc/a.pem\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    env: {TOKEN: secret}\n    steps:\n    - run: make\n      env:\n        NODE_EXTRA_CA_CERTS: /etc/b.pem\n");
        Write(".gitlab-ci.yml", "variables:\n  REQUESTS_CA_BUNDLE: /etc/c.pem\nbuild:\n  image: python:3.9\n  script: [make]\n");
        Write(".circleci/config.yml", "jobs:\n  test:\n    docker:\n    - image: cimg/node:18.20\n      environment:\n        A: b\n    environment:\n      NODE_TLS_REJECT_UNAUTHORIZED: \"0\"\n");
        Write("azure-pipelines.yml", "pool: {vmImage: ubuntu-latest}\nvariables:\n- name: PIP_CERT\n  value: /etc/d.pem\nsteps:\n- script: make\n");
        EvidenceSet set = Examine();
        Assert.Equal(
            [".circleci/config.yml#test in cimg/node:18.20", ".github/workflows/ci.yml#build in ubuntu-24.04", ".gitlab-ci.yml#build in python:3.9", "azure-pipelines.yml#steps in ubuntu-latest"],
            set.Processes.Select(static p => $"{p.Id["ci-job:".Length..]} in {p.Image}").Order(StringComparer.Ordinal));
        Assert.Equal([".github/workflows/ci.yml:10 NODE_EXTRA_CA_CERTS=/etc/b.pem", ".github/workflows/ci.yml:2 SSL_CERT_FILE=/etc/a.pem"], SettingsOf(set, "ci-job:.github/workflows/ci.yml#build").Order(StringComparer.Ordinal));
        Assert.Equal([".gitlab-ci.yml:2 REQUESTS_CA_BUNDLE=/etc/c.pem"], SettingsOf(set, "ci-job:.gitlab-ci.yml#build"));
        Assert.Equal([".circleci/config.yml:8 NODE_TLS_REJECT_UNAUTHORIZED=0"], SettingsOf(set, "ci-job:.circleci/config.yml#test"));
        Assert.Equal(["azure-pipelines.yml:4 PIP_CERT=/etc/d.pem"], SettingsOf(set, "ci-job:azure-pipelines.yml#steps"));
    }

    [Fact]
    public void Definitions_of_the_cloud_give_image_or_runtime_and_environment()
    {
        Write("task-definition.json", """
            {"family": "web", "containerDefinitions": [
              {"name": "app", "image": "node:18-slim", "command": ["node", "server.js"],
               "environment": [{"name": "NODE_EXTRA_CA_CERTS", "value": "/etc/a.pem"}, {"name": "TOKEN", "value": "secret"}]}]}
            """);
        Write("template.yaml", "Globals:\n  Function:\n    Runtime: python3.9\n    Environment:\n      Variables:\n        AWS_CA_BUNDLE: /var/task/ca.pem\nResources:\n  Sync:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: !Sub app.handler\n");
        Write("svc/serverless.yml", "provider:\n  name: aws\n  runtime: nodejs18.x\nfunctions:\n  hello:\n    handler: h.x\n    environment:\n      NODE_EXTRA_CA_CERTS: /var/task/ca.pem\n");
        EvidenceSet set = Examine();
        Assert.Equal(["node:18-slim", "public.ecr.aws/lambda/nodejs:18", "public.ecr.aws/lambda/python:3.9"], set.Processes.Select(static p => p.Image!).Order(StringComparer.Ordinal));
        Assert.Equal(["task-definition.json:3 NODE_EXTRA_CA_CERTS=/etc/a.pem"], SettingsOf(set, "ecs-container:task-definition.json#task/app"));
        Assert.Equal(["template.yaml:6 AWS_CA_BUNDLE=/var/task/ca.pem"], SettingsOf(set, "lambda-function:template.yaml#Sync"));
        Assert.Equal(["svc/serverless.yml:8 NODE_EXTRA_CA_CERTS=/var/task/ca.pem"], SettingsOf(set, "lambda-function:svc/serverless.yml#hello"));
    }

    [Fact]
    public void The_setenv_of_a_Tomcat_is_its_own()
    {
        Write("opt/tomcat/bin/setenv.sh", "export CATALINA_OPTS=\"-Xmx1g -Djavax.net.ssl.trustStore=/opt/a.jks\"\nCATALINA_OPTS=\"$CATALINA_OPTS -Djavax.net.ssl.trustStorePassword=secret\"\n");
        EvidenceSet set = Examine();
        Assert.Equal(["opt/tomcat/bin/setenv.sh:2 CATALINA_OPTS=-Djavax.net.ssl.trustStore=/opt/a.jks -Djavax.net.ssl.trustStorePassword=(set)"], SettingsOf(set, "script:opt/tomcat/bin/setenv.sh"));
        Assert.Single(set.Settings);
        Assert.Equal("Tomcat of opt/tomcat/bin", Assert.Single(set.Processes).Name);
    }

    private void Write(string path, string text) => _folder.Write("target/" + path, text);

    private EvidenceSet Examine() => Sources.Examine.Folder(_folder.PathOf("target"));

    private static IEnumerable<string> SettingsOf(EvidenceSet set, string scope) =>
        set.Settings.Where(s => string.Equals(s.Scope, scope, StringComparison.Ordinal)).Select(static s => $"{s.Place} {s.Name}={s.Value}");
}
