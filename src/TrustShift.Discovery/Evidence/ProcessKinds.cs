namespace TrustShift.Discovery.Evidence;

/// <summary>The kinds of <see cref="ProcessEvidence"/>: what starts the program.</summary>
public static class ProcessKinds
{
    /// <summary>A service unit of systemd with its drop-ins.</summary>
    public const string SystemdUnit = "systemd-unit";
    /// <summary>The last stage of a Dockerfile or Containerfile.</summary>
    public const string Dockerfile = "dockerfile";
    /// <summary>A service of a Compose file.</summary>
    public const string ComposeService = "compose-service";
    /// <summary>A container of a Kubernetes workload.</summary>
    public const string KubernetesContainer = "kubernetes-container";
    /// <summary>A program of supervisord.</summary>
    public const string SupervisorProgram = "supervisor-program";
    /// <summary>An application of PM2.</summary>
    public const string Pm2Application = "pm2-application";
    /// <summary>A process type of a Procfile.</summary>
    public const string Procfile = "procfile";
    /// <summary>A job of cron.</summary>
    public const string CronJob = "cron-job";
    /// <summary>A job of a CI system.</summary>
    public const string CiJob = "ci-job";
    /// <summary>A script that starts a program with settings (catalina.sh's setenv.sh, a start script).</summary>
    public const string Script = "script";
    /// <summary>A command of a script, or the interpreter in its first line.</summary>
    public const string ScriptCommand = "script-command";
    /// <summary>A container of a task definition of Amazon ECS.</summary>
    public const string EcsContainer = "ecs-container";
    /// <summary>A function of AWS Lambda.</summary>
    public const string LambdaFunction = "lambda-function";
}
