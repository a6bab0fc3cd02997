using TrustShift.Assessment.Applications;

namespace TrustShift.Reports.Explanations;

/// <summary>The rule by which something is an application, for people (docs/adr/0008).</summary>
internal static class ApplicationRules
{
    /// <summary>The rule of a kind.</summary>
    public static string Of(string kind) => kind switch
    {
        ApplicationKinds.Module => "a folder with a manifest or build file is an application, and owns what lies in it and in no nearer one",
        ApplicationKinds.VirtualEnvironment => "a virtual environment of Python is an application with the folder around it",
        ApplicationKinds.Runtime => "an installed runtime is an application: whatever is started with it has its store",
        ApplicationKinds.Program => "a program that is complete in itself is an application",
        ApplicationKinds.Target => "what belongs to no other application is the target's own",
        _ => "what is started is an application, with the settings that it is started with and the folder that it works in",
    };
}
