using System.Buffers;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Pins;

/// <summary>Code of libraries that lies beside the program and runs in it: <c>vendor/</c>, <c>node_modules/</c>. What it does is done only if the program asks for it.</summary>
internal static class VendoredCode
{
    private static readonly string[] s_folders = ["node_modules/", "vendor/", "bower_components/", "third_party/", "third-party/", "thirdparty/", "site-packages/", "dist-packages/"];

    private static readonly SearchValues<string> s_any = SearchValues.Create(s_folders, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the file is such code, and no test, sample or documentation of it.</summary>
    public static bool IsIn(string path)
    {
        if (!path.AsSpan().ContainsAny(s_any))
            return false;
        int end = -1;
        foreach (string folder in s_folders)
        {
            int at = path.LastIndexOf(folder, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || path[at - 1] is '/' or '!'))
                end = Math.Max(end, at + folder.Length);
        }

        return end > 0 && PlaceNatures.Of(path.AsSpan(end)) == PlaceNature.Code;
    }
}
