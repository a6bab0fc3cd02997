using System.Globalization;
using System.Xml;
using TrustShift.Discovery.Android;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Settings;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Pins;

/// <summary>
/// Android's network security configuration (developer.android.com/privacy-and-security/security-config): the pins of a <c>domain-config</c> hold for all its domains, and for those of the configurations
/// in it that have no pins of their own, until the day on which they expire; <c>trust-anchors</c> say whom the application trusts instead of the device's roots.
/// </summary>
public sealed class AndroidSecurityConfiguration : SettingFile
{
    private const int MostConfigurations = 1_000;

    /// <inheritdoc/>
    public override bool IsOfOneProgram => false;

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<char> path)
    {
        // AndroidManifest.xml names it "@xml/...": a resource of that kind.
        int name = path.LastIndexOf('/');
        return name > 0 && path.EndsWith(".xml", StringComparison.Ordinal) && path[..name].Contains("res/xml", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override void Read(string text, FileFindings findings)
    {
        if (text.Contains("<network-security-config", StringComparison.Ordinal))
            ReadPolicy(text, findings);
    }

    /// <summary>Reads a policy; false when it is no whole one.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="findings">Where pins and anchors go.</param>
    internal static bool ReadPolicy(string text, FileFindings findings)
    {
        if (Parse(text) is not { } configurations)
            return false;
        findings.HasAndroidPins = true;
        EvidenceStrength strength = PlaceNatures.StrengthOf(PlaceNatures.Of(findings.Path), inComment: false);
        foreach (Configuration configuration in configurations)
        {
            if (configuration.Sources.Count > 0)
                findings.Android.Add(new AndroidAnchors(findings.Path, configuration.Line, configuration.Element, [.. configuration.Domains], [.. configuration.Sources]));
            Configuration? owner = configuration;
            while (owner is { Pins.Count: 0 })
                owner = owner.Parent;
            if (owner is null)
                continue;
            foreach ((int line, Sha256Hash value) in owner.Pins)
            {
                foreach (string domain in configuration.Domains)
                    findings.Add(new PinEvidence(findings.Path, line, PinKinds.Key, value, domain, strength) { Expires = owner.Expires });
            }
        }

        return true;
    }

    // Null when it is no whole document: the lines of it are read then.
    private static List<Configuration>? Parse(string text)
    {
        var all = new List<Configuration>();
        Configuration? current = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var place = (IXmlLineInfo)reader;
            string element = "";
            bool isSha256 = false;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    element = reader.LocalName;
                    isSha256 = string.Equals(reader.GetAttribute("digest"), "SHA-256", StringComparison.OrdinalIgnoreCase);
                    if (element is AndroidAnchors.OfDomains or AndroidAnchors.OfAll or AndroidAnchors.OfDebugging && !reader.IsEmptyElement)
                    {
                        if (all.Count >= MostConfigurations)
                            return null;
                        current = new Configuration(current, element, place.LineNumber);
                        all.Add(current);
                    }
                    else if (element is "certificates" && current is { Sources.Count: < MostConfigurations } && reader.GetAttribute("src") is { Length: > 0 and < 200 } source)
                    {
                        current.Sources.Add(source);
                    }
                    else if (element is "pin-set" && current is not null
                        && DateOnly.TryParseExact(reader.GetAttribute("expiration"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly expires))
                    {
                        current.Expires = expires;
                    }
                }
                else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName is AndroidAnchors.OfDomains or AndroidAnchors.OfAll or AndroidAnchors.OfDebugging)
                {
                    current = current?.Parent;
                }
                else if (reader.NodeType == XmlNodeType.Text && current is not null)
                {
                    string value = reader.Value.Trim();
                    if (element is "domain" && current.Domains.Count < MostConfigurations)
                        current.Domains.Add(value.ToLowerInvariant());
                    else if (element is "pin" && isSha256 && current.Pins.Count < MostConfigurations && PinText.ReadBase64(value) is { } hash)
                        current.Pins.Add((place.LineNumber, hash));
                }
            }
        }
        catch (XmlException)
        {
            return null;
        }

        return all;
    }

    private sealed class Configuration(Configuration? parent, string element, int line)
    {
        public Configuration? Parent { get; } = parent;

        public string Element { get; } = element;

        public int Line { get; } = line;

        public List<string> Sources { get; } = [];

        public List<string> Domains { get; } = [];

        public List<(int Line, Sha256Hash Value)> Pins { get; } = [];

        public DateOnly? Expires { get; set; }
    }
}
