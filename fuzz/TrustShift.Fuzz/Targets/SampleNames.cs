using System.Collections.Immutable;

namespace TrustShift.Fuzz.Targets;

/// <summary>Paths under which the readers of one syntax are at home, one for each reader.</summary>
internal static class SampleNames
{
    public static ImmutableArray<string> Code { get; } =
    [
        "src/app.py", "src/app.js", "src/App.java", "src/App.kt", "src/app.go", "src/App.cs", "src/app.rb", "src/app.php", "src/app.rs", "src/app.cpp", "src/App.swift", "src/app.dart",
        "src/app.ex", "src/app.erl", "src/app.lua", "src/App.fs", "infra/main.tf", "infra/stack.ts",
    ];

    public static ImmutableArray<string> Yaml { get; } =
    [
        "compose.yaml", "deploy/app.yaml", "config/application.yml", ".gitlab-ci.yml", ".github/workflows/ci.yml", "playbooks/site.yml", "template.yaml", "serverless.yml", "envoy.yaml", "traefik.yml",
        ".kube/config", ".condarc", ".yarnrc.yml", "pnpm-lock.yaml", "values.yaml", "azure-pipelines.yml", "storage.yml",
    ];

    public static ImmutableArray<string> Xml { get; } =
        ["conf/core-site.xml", "conf/ssl-client.xml", "res/xml/network_security_config.xml", "conf/server.xml", "App.config", "pom.xml", "app.csproj", "Info.plist", "context.xml"];

    public static ImmutableArray<string> Json { get; } =
    [
        "package.json", "ecosystem.config.json", "infra/main.tf.json", "terraform.tfstate", "appsettings.json", "template.json", "session.har", "etc/docker/daemon.json", "task-definition.json",
        "host.json", "deploy/app.json", "notebook.ipynb", "zone.json",
    ];

    public static ImmutableArray<string> Toml { get; } = [".cargo/config.toml", "pyproject.toml", "uv.toml", "traefik.toml", "etc/containers/registries.conf", "config.toml", "netlify.toml"];

    public static ImmutableArray<string> Settings { get; } =
    [
        "pip.conf", ".s3cfg", ".aws/config", "my.cnf", ".gitconfig", "rclone.conf", "openssl.cnf", "nginx.conf", "haproxy.cfg", "apache2.conf", "squid.conf", "stunnel.conf", ".npmrc", ".yarnrc", ".curlrc",
        ".wgetrc", "application.properties", "java.security", "etc/apt/apt.conf", "etc/yum.conf", "ldap.conf", "pg_service.conf", ".boto", "php.ini", "gemrc", ".env", "kafka.properties", "spark-defaults.conf",
        "etc/pam.d/login", "etc/environment", "quarkus.properties", "etc/ca-certificates.conf",
    ];

    public static ImmutableArray<string> Commands { get; } =
    [
        "Dockerfile", "entrypoint.sh", "bin/start", "etc/crontab", "etc/cron.d/app", "Procfile", "etc/systemd/system/app.service", "supervisord.conf", "Jenkinsfile", "bin/setenv.sh", "bin/catalina.sh",
        "app.ps1", "run.bat", "Makefile", ".bashrc",
    ];

    public static ImmutableArray<string> Manifests { get; } =
    [
        "package.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "node_modules/axios/package.json", "pom.xml", "build.gradle", "gradle.lockfile", "libs.versions.toml", "app.csproj", "packages.lock.json",
        "app.deps.json", "app.runtimeconfig.json", "global.json", "Directory.Packages.props", "project.assets.json", "go.mod", "go.sum", "Cargo.toml", "Cargo.lock", "Gemfile", "Gemfile.lock", "requirements.txt",
        "pyproject.toml", "poetry.lock", "Pipfile.lock", "uv.lock", "setup.py", "pylock.toml", "composer.lock", "composer.json", "mix.lock", "rebar.lock", "pubspec.lock", "Package.resolved", "Podfile.lock",
        ".python-version", ".nvmrc", ".tool-versions", ".ruby-version", "runtime.txt", ".sdkmanrc", "etc/os-release", "release", "lib/python3/site-packages/certifi-2023.7.22.dist-info/METADATA",
        "META-INF/MANIFEST.MF", "META-INF/maven/a/b/pom.properties", ".git/config", ".gitlab-ci.yml", ".github/workflows/ci.yml", "Dockerfile", "template.yaml", "serverless.yml", "vendor/composer/installed.json",
        "specifications/aws-sdk-s3-1.0.gemspec", "VERSION", "platform.ini", "application.ini",
    ];
}
