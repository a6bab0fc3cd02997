using TrustShift.Catalogue.Certificates;
using TrustShift.Discovery.Android;
using TrustShift.Discovery.Apple;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Pins;
using TrustShift.Discovery.Pins.Constants;
using TrustShift.Discovery.Processes;
using TrustShift.Discovery.Software.Programs;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Scanning;

/// <summary>What the pass over one file found; bounded per kind, so that a hostile file fills no memory.</summary>
/// <param name="path">Path in the target.</param>
public sealed class FileFindings(string path)
{
    /// <summary>The most distinct endpoints, pins or settings that are kept of one file.</summary>
    public const int MostPerFile = 1_000;

    private readonly Dictionary<(string Host, string? Scheme), EndpointEvidence> _endpoints = [];
    private readonly Dictionary<(string Kind, string Value, string? Host), PinEvidence> _pins = [];
    private readonly HashSet<(Sha256Hash Value, int Line)> _pinLines = [];
    private readonly HashSet<(Sha256Hash Value, int Line)> _prefixed = [];
    private readonly Dictionary<(string Name, string Value), SettingEvidence> _settings = [];
    private bool _capped;

    /// <summary>Path in the target.</summary>
    public string Path { get; } = path;

    /// <summary>Hosts of the vocabulary.</summary>
    public IReadOnlyCollection<EndpointEvidence> Endpoints => _endpoints.Values;

    /// <summary>Other hosts of URLs.</summary>
    public Dictionary<(string Host, string? Scheme), EndpointEvidence> OtherHosts { get; } = [];

    /// <summary>Whether a reader of the whole file has found its hosts already, with what each is there for.</summary>
    public bool HostsAreRead { get; set; }

    /// <summary>The domain that the pins which follow in the file apply to; null when none stands before them.</summary>
    public string? PinDomain { get; set; }

    /// <summary>Whether the file has words of pins.</summary>
    public bool SpeaksOfPins { get; set; }

    /// <summary>Constants of pins.</summary>
    public PinConstants Constants { get; } = new(path);

    /// <summary>Whether the file was read as a network security configuration of Android.</summary>
    public bool HasAndroidPins { get; set; }

    /// <summary>Whether all that it says was read from its decoded form, so that its bytes are not searched.</summary>
    public bool IsDecoded { get; set; }

    /// <summary>What it says of an Android application.</summary>
    public AndroidFindings Android { get; } = new();

    /// <summary>Trust settings of macOS.</summary>
    internal List<TrustSetting> TrustSettings { get; } = [];

    /// <summary>Its text, where it is a binary property list.</summary>
    public string? PropertyList { get; set; }

    /// <summary>Whether the file has code that looks at the certificate of a server.</summary>
    public bool LooksAtCertificates { get; set; }

    /// <summary>Names of known authorities in it, with their lines.</summary>
    public List<(string Text, int Line, EvidenceStrength Strength)> CertificateNames { get; } = [];

    /// <summary>Names of constants by which the file names stores, each with the word that it stands under and the line.</summary>
    public List<(string Key, string Name, int Line)> StoresByName { get; } = [];

    /// <summary>Line that pins a key which does not stand there; null when there is none.</summary>
    public int? PinsElsewhere { get; set; }

    /// <summary>Pins.</summary>
    public IReadOnlyCollection<PinEvidence> Pins => _pins.Values;

    /// <summary>Settings.</summary>
    public IReadOnlyCollection<SettingEvidence> Settings => _settings.Values;

    /// <summary>Software.</summary>
    public List<SoftwareEvidence> Software { get; } = [];

    /// <summary>What texts in an executable file tell of it.</summary>
    public ProgramMarks Programs { get; } = new();

    /// <summary>Programs that the file starts.</summary>
    public ProcessFindings Started { get; } = new();

    /// <summary>Stores that stand encoded in the file.</summary>
    public List<StoreFinding> NestedStores { get; } = [];

    /// <summary>What could not be read or decided.</summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty =>
        _endpoints.Count == 0 && OtherHosts.Count == 0 && _pins.Count == 0 && Constants.Uses.Count == 0 && _settings.Count == 0 && Software.Count == 0 && Gaps.Count == 0 && Android.IsEmpty && TrustSettings.Count == 0 && NestedStores.Count == 0 && Started.IsEmpty;

    /// <summary>Adds an endpoint; the same host and scheme again are counted, the place that says most about use is kept.</summary>
    public void Add(FoundHost found, int line, EvidenceStrength strength)
    {
        Dictionary<(string Host, string? Scheme), EndpointEvidence> kept = found.InVocabulary ? _endpoints : OtherHosts;
        (string Host, string? Scheme) key = (found.Host, found.Scheme);
        if (kept.TryGetValue(key, out EndpointEvidence? known))
        {
            kept[key] = strength < known.Strength ? known with { Line = line, Strength = strength, Count = known.Count + 1, Basis = found.Basis } : known with { Count = known.Count + 1 };
            return;
        }

        if (!HasRoom(kept.Count, "host names", decides: found.InVocabulary))
            return;
        kept[key] = new EndpointEvidence(Path, line, found.Host, found.Scheme, strength) { Basis = found.Basis };
    }

    /// <summary>Says of every endpoint that its place says no more about use than this, and why it stands there.</summary>
    public void Weaken(EvidenceStrength strength, string basis)
    {
        foreach ((var key, EndpointEvidence endpoint) in _endpoints.ToList())
            _endpoints[key] = endpoint.Strength < strength ? endpoint with { Strength = strength, Basis = basis } : endpoint;
    }

    /// <summary>Adds a pin.</summary>
    public void Add(PinEvidence pin)
    {
        if (_pinLines.Count < 4 * MostPerFile)
            (pin.Kind is PinKinds.Header or PinKinds.ServerKey ? _prefixed : _pinLines).Add((pin.Value, pin.Line));
        if (HasRoom(_pins.Count, "pins", decides: true))
            _pins.TryAdd((pin.Kind, pin.Value.ToString(), pin.Host), pin);
    }

    /// <summary>Adds a pin for the host that it has, or that the place states; where it states none, what it is a part of is kept.</summary>
    public void Add(PinEvidence pin, ReadOnlySpan<char> before)
    {
        // Read with its prefix already.
        if (pin.Kind is PinKinds.Key && _prefixed.Contains((pin.Value, pin.Line)))
            return;
        PinContext? context = null;
        string? host = pin.Host ?? PinHost.Find(before, PlaceNatures.Of(Path) == PlaceNature.Code, out context);
        if (pin.Kind is PinKinds.Hexadecimal && KnownCertificateHashes.Find(pin.Value) is { } known)
            pin = pin with { Kind = known.IsKey ? PinKinds.Key : PinKinds.Certificate };
        Add(pin with { Host = host });
        if (host is null && context is not null && _pins.Count < MostPerFile)
            Constants.Note(pin, context);
    }

    /// <summary>Gives pins of a file of settings the host that the rest of their block states.</summary>
    public void GiveHosts(ReadOnlySpan<char> text)
    {
        foreach (((string Kind, string Value, string? Host) key, PinEvidence pin) in _pins.Where(static p => p.Value.Host is null && p.Value.Kind is not PinKinds.Header).ToList())
        {
            if (PinHost.After(text, pin.Line) is not { } host)
                continue;
            _pins.Remove(key);
            Add(pin with { Host = host });
        }
    }

    /// <summary>Gives pins that stand beside a constant which holds a host that host.</summary>
    public void GiveHosts(IReadOnlyDictionary<string, string> hosts)
    {
        foreach (((string Kind, string Value, string? Host) key, PinEvidence pin) in _pins.Where(static p => p.Value.Host is null).ToList())
        {
            if (Constants.HostNames.GetValueOrDefault((pin.Value, pin.Line))?.FirstOrDefault(hosts.ContainsKey) is not { } name)
                continue;
            _pins.Remove(key);
            Add(pin with { Host = hosts[name] });
        }
    }

    /// <summary>Whether a pin with this value is known of the line already.</summary>
    public bool HasPin(Sha256Hash value, int line) => _pinLines.Contains((value, line)) || _prefixed.Contains((value, line));

    /// <summary>Adds a setting.</summary>
    public void Add(SettingEvidence setting)
    {
        if (HasRoom(_settings.Count, "settings", decides: true))
            _settings.TryAdd((setting.Name, setting.Value), setting);
    }

    private bool HasRoom(int count, string what, bool decides)
    {
        if (count < MostPerFile)
            return true;
        if (!_capped)
        {
            _capped = true;
            Gaps.Add(new Gap(Path, $"more than {MostPerFile} distinct {what} in one file: the rest is not kept", Decides: decides && PlaceNatures.Of(Path) != PlaceNature.Sample));
        }

        return false;
    }
}
