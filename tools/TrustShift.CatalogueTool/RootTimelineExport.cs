using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using TrustShift.Catalogue.Roots;

namespace TrustShift.CatalogueTool;

/// <summary>Makes <c>roots/timeline.bin</c> from <c>roots/timeline.json</c> and <c>roots/roots.json</c> of the facts.</summary>
internal static class RootTimelineExport
{
    public static (bool Good, string Text) Run(string facts, string catalogue, DateOnly date)
    {
        using JsonDocument roots = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(facts, "roots", "roots.json")));
        using JsonDocument timeline = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(facts, "roots", "timeline.json")));
        var body = new TimelineWriter();
        body.Number(date.DayNumber);
        body.Section(RootSection([.. roots.RootElement.EnumerateArray()]));
        JsonElement[] stores = [.. timeline.RootElement.EnumerateArray().OrderBy(store => Text(store, "store"), StringComparer.Ordinal)];
        body.Number(stores.Length);
        foreach (JsonElement store in stores)
        {
            body.Text(Text(store, "store"));
            body.Section(StoreSection(store));
        }

        byte[] plain = body.ToArray();
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(catalogue, "roots")).FullName, "timeline.bin");
        using (FileStream file = File.Create(path))
        {
            file.Write(TimelineFile.Magic);
            using var brotli = new BrotliStream(file, new BrotliCompressionOptions { Quality = 11 });
            brotli.Write(plain);
        }

        return (true, $"{path}: {stores.Length} stores, {plain.Length} bytes, compressed {new FileInfo(path).Length}");
    }

    private static byte[] RootSection(JsonElement[] roots)
    {
        var section = new TimelineWriter();
        section.Number(roots.Length);
        foreach (string column in (string[])["sha256", "spki_sha256"])
        {
            foreach (JsonElement root in roots)
                section.Bytes(Convert.FromHexString(Text(root, column)));
        }

        section.Text(string.Join('\n', roots.Select(root => Text(root, "subject"))));
        section.Text(string.Join('\n', roots.Select(root => Text(root, "issuer") == Text(root, "subject") ? "" : Text(root, "issuer"))));
        section.Text(string.Join('\n', roots.Select(root => Serial(Text(root, "serial")))));
        foreach (string column in (string[])["not_before", "not_after"])
        {
            foreach (JsonElement root in roots)
                section.Signed(Moment(Text(root, column)));
        }

        section.Words([.. roots.Select(root => Key(Text(root, "key")))]);
        section.Words([.. roots.Select(root => Signature(Text(root, "sig")))]);
        foreach (JsonElement root in roots)
            section.Bytes(Convert.FromHexString(Text(root, "sha1")));
        return section.ToArray();
    }

    private static byte[] StoreSection(JsonElement store)
    {
        var section = new TimelineWriter();
        JsonElement[] versions = [.. store.GetProperty("versions").EnumerateArray()];
        section.Number(versions.Length);
        string before = "";
        int day = 0;
        foreach (JsonElement version in versions)
        {
            string label = Text(version, "version");
            DateOnly? date = Has(version, "date") ? DateOnly.ParseExact(Text(version, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            bool keeps = Has(version, "constraintsUnchanged");
            bool has = !keeps && Has(version, "constraints");
            section.Number((int)Basis(version)
                | (date is null ? 0 : TimelineFlags.HasDate)
                | (Has(version, "add") ? TimelineFlags.HasAdded : 0)
                | (Has(version, "remove") ? TimelineFlags.HasRemoved : 0)
                | (keeps ? TimelineFlags.KeepsConstraints : 0)
                | (has ? TimelineFlags.HasConstraints : 0));
            int shared = before.AsSpan().CommonPrefixLength(label);
            section.Number(shared);
            section.Text(label[shared..]);
            before = label;
            if (date is { } known)
            {
                section.Signed(known.DayNumber - day);
                day = known.DayNumber;
            }

            foreach (string change in (string[])["add", "remove"])
            {
                if (Has(version, change))
                    section.Indexes(version.GetProperty(change).EnumerateArray().Select(index => index.GetInt32()));
            }

            if (has)
                Constraints(section, version.GetProperty("constraints"));
        }

        return section.ToArray();
    }

    // "distrust_after" and "sct_not_after" both say: no end entity from that moment on. "disabled" is a date or "yes"; either way the root is off.
    private static void Constraints(TimelineWriter section, JsonElement constraints)
    {
        JsonProperty[] entries = [.. constraints.EnumerateObject().OrderBy(entry => int.Parse(entry.Name, CultureInfo.InvariantCulture))];
        section.Number(entries.Length);
        foreach (JsonProperty entry in entries)
        {
            string? after = Has(entry.Value, "distrust_after") ? Text(entry.Value, "distrust_after")
                : Has(entry.Value, "sct_not_after") ? Text(entry.Value, "sct_not_after") : null;
            section.Number(int.Parse(entry.Name, CultureInfo.InvariantCulture));
            section.Number((after is null ? 0 : TimelineFlags.ConstraintHasDate) | (Has(entry.Value, "disabled") ? TimelineFlags.ConstraintDisabled : 0));
            if (after is not null)
                section.Signed(DateTimeOffset.Parse(after, CultureInfo.InvariantCulture).ToUnixTimeSeconds());
        }
    }

    private static TimelineBasis Basis(JsonElement version) =>
        Has(version, "derived") ? TimelineBasis.Derived
        : !Has(version, "basis") || Text(version, "basis") is "binary" or "git tag" ? TimelineBasis.Read
        : TimelineBasis.Bracketed;

    // "1999-06-30T00:00:00Z(+1000)" is a UTCTime with an offset (X.690 11.8 forbids it, old roots have it): local time there.
    private static long Moment(string text)
    {
        int offset = text.IndexOf("Z(", StringComparison.Ordinal);
        return offset < 0
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeSeconds()
            : DateTimeOffset.ParseExact(text[..offset] + text[(offset + 2)..^1].Insert(3, ":"), "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).ToUnixTimeSeconds();
    }

    private static string Serial(string hex)
    {
        string digits = hex.TrimStart('0').ToLowerInvariant();
        return digits.Length == 0 ? "0" : digits;
    }

    private static string Key(string key) => key.StartsWith("EC-", StringComparison.Ordinal) ? "EC " + key[3..] : key.Replace('-', ' ');

    private static string Signature(string name) => name switch
    {
        _ when name.EndsWith("RSA", StringComparison.Ordinal) => name[..^3] + "WithRSAEncryption",
        _ when name.EndsWith("ECDSA", StringComparison.Ordinal) => "ecdsa-with-" + name[..^5].ToUpperInvariant(),
        _ => name,
    };

    private static bool Has(JsonElement entry, string name) => entry.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;
}
