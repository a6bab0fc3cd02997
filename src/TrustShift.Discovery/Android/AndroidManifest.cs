using System.Globalization;
using System.Xml;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Android;

/// <summary>
/// The manifest of an installed application (developer.android.com/guide/topics/manifest): which application it is, from which API level on it runs, and which network security policy it has.
/// </summary>
internal static class AndroidManifest
{
    private const string AndroidNames = "http://schemas.android.com/apk/res/android";

    /// <summary>Reads one; false when the text is none.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="findings">Where the application goes.</param>
    /// <param name="isBuilt">Whether it is that of an application that was built.</param>
    public static bool Read(string text, FileFindings findings, bool isBuilt = true)
    {
        string? package = null, version = null, policy = null;
        int? lowest = null;
        bool isApplication = false;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.Depth == 0)
                {
                    if (reader.LocalName is not "manifest")
                        return false;
                    (package, version) = (reader.GetAttribute("package"), reader.GetAttribute("versionName", AndroidNames));
                }
                else if (reader is { Depth: 1, LocalName: "application" })
                {
                    isApplication = true;
                    policy = reader.GetAttribute("networkSecurityConfig", AndroidNames);
                }
                else if (reader is { Depth: 1, LocalName: "uses-sdk" } && int.TryParse(reader.GetAttribute("minSdkVersion", AndroidNames), NumberStyles.None, CultureInfo.InvariantCulture, out int level))
                {
                    lowest = level;
                }
            }
        }
        catch (XmlException)
        {
            return false;
        }

        if (policy is not null)
            findings.Android.AddPolicy(findings.Path, policy);
        if (isApplication && isBuilt)
        {
            findings.Software.Add(new SoftwareEvidence(findings.Path, SoftwareKinds.AndroidApplication, package ?? "an Android application", version)
            {
                Basis = SoftwareBasis.Declared,
                Requirement = lowest is { } api ? string.Create(CultureInfo.InvariantCulture, $"minSdkVersion {api}") : null,
            });
        }

        return true;
    }
}
