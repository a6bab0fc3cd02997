namespace TrustShift.Assessment.Clients.Stores;

/// <summary>Where a system keeps what is not its own: applications, their scripts and their configuration. What stands elsewhere belongs to packages, whose words of trust are about servers of all kinds.</summary>
internal static class ApplicationPlaces
{
    private static readonly string[] s_folders = ["srv/", "opt/", "home/", "root/", "usr/local/", "usr/src/", "app/", "apps/", "code/", "data/", "workspace/", "var/www/", "var/task/", "etc/cron", "etc/profile", "etc/init.d/", "etc/sv/", "etc/service"];

    // Installed runtimes and libraries bring examples and tests of their own.
    private static readonly string[] s_libraries = ["/site-packages/", "/dist-packages/", "/node_modules/", "/lib/python", "/lib/ruby/", "/lib/node_modules/", "/share/doc/", "/gems/", "/vendor/"];

    /// <summary>Whether a path of the target lies there.</summary>
    public static bool Holds(string path)
    {
        string inside = path.TrimStart('/');
        return Array.Exists(s_folders, f => inside.StartsWith(f, StringComparison.Ordinal)) && !Array.Exists(s_libraries, l => path.Contains(l, StringComparison.Ordinal));
    }
}
