using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Pins.Constants;

/// <summary>What one file says of constants that hold pins: which it defines, which it puts to use for which host, and how often it names each identifier.</summary>
/// <param name="path">The file.</param>
public sealed class PinConstants(string path)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The name of the constant that each pin without a host is a part of, by value and line.</summary>
    public Dictionary<(Sha256Hash Value, int Line), string> Names { get; } = [];

    /// <summary>Names beside each pin without a host, which may be those of constants that hold it.</summary>
    public Dictionary<(Sha256Hash Value, int Line), IReadOnlyList<string>> HostNames { get; } = [];

    /// <summary>Where constants are put to use for a host.</summary>
    public List<PinUse> Uses { get; } = [];

    /// <summary>How often each identifier is given a value in the file.</summary>
    public Dictionary<string, int> Assigned { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each identifier stands in the file, imports left out.</summary>
    public Dictionary<string, int> Identifiers { get; } = new(StringComparer.Ordinal);

    /// <summary>Keeps what a pin without a host is a part of.</summary>
    public void Note(PinEvidence pin, PinContext context)
    {
        if (context.Name is { } name)
            Names.TryAdd((pin.Value, pin.Line), name);
        if (context.HostNames.Count > 0)
            HostNames.TryAdd((pin.Value, pin.Line), context.HostNames);
    }

    /// <summary>
    /// Gives the pins of constants the hosts that they are put to use for, in this file or another one of the same language. A constant that is also named without a host stays a pin for any host.
    /// </summary>
    public static IEnumerable<PinEvidence> Resolve(IReadOnlyCollection<PinEvidence> pins, IReadOnlyCollection<PinConstants> files)
    {
        ILookup<string, string> definers = files.SelectMany(static f => f.Names.Values.Distinct(StringComparer.Ordinal).Select(n => (Name: n, f.Path))).ToLookup(static d => d.Name, static d => d.Path, StringComparer.Ordinal);
        PinConstants[] ordered = [.. files.OrderBy(static f => f.Path, StringComparer.Ordinal)];
        var byPath = files.ToDictionary(static f => f.Path, StringComparer.Ordinal);
        foreach (PinEvidence pin in pins)
        {
            if (pin.Host is not null || !byPath.TryGetValue(pin.Path, out PinConstants? own) || !own.Names.TryGetValue((pin.Value, pin.Line), out string? name) || own.Assigned.GetValueOrDefault(name) > 1)
            {
                yield return pin;
                continue;
            }

            bool isUsed = false, isOpen = false;
            // A variable of a function is known in its file only, and a name that two files define may be either's.
            bool isShared = IsConstant(name) && definers[name].Count(path => SpeakAlike(path, pin.Path)) == 1;
            foreach (PinConstants file in ordered.Where(f => ReferenceEquals(f, own) || (isShared && SpeakAlike(f.Path, pin.Path) && !f.Assigned.ContainsKey(name))))
            {
                int uses = 0;
                foreach (PinUse use in file.Uses.Where(u => u.Names.Contains(name)))
                {
                    uses++;
                    isUsed = true;
                    yield return pin with { Host = use.Host, UsedAt = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file.Path}:{use.Line}") };
                }

                // The definition itself is one.
                isOpen |= file.Identifiers.GetValueOrDefault(name) > uses + (ReferenceEquals(file, own) ? 1 : 0);
            }

            if (!isUsed || isOpen)
                yield return pin;
        }
    }

    // FIRST_PIN, FirstPin, kFirstPin.
    private static bool IsConstant(string name) => char.IsAsciiLetterUpper(name[0]) || (name[0] == 'k' && name.Length > 1 && char.IsAsciiLetterUpper(name[1]));

    private static bool SpeakAlike(string a, string b) => string.Equals(Family(a), Family(b), StringComparison.Ordinal);

    private static string Family(string path) => path[(path.LastIndexOf('.') + 1)..] switch
    {
        "java" or "kt" or "kts" or "scala" or "groovy" => "jvm",
        "c" or "h" or "cc" or "cpp" or "cxx" or "hpp" or "m" or "mm" or "ino" or "swift" => "c",
        "js" or "jsx" or "ts" or "tsx" or "mjs" or "cjs" or "vue" => "script",
        var other => other,
    };
}
