using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores.Windows;

/// <summary>
/// Certificates in a registry hive (SOFTWARE, NTUSER.DAT, or what <c>reg save</c> wrote): the values "Blob" below <c>...\SystemCertificates\STORE\Certificates\SHA1</c>, as in a
/// <see cref="RegistryExportFormat"/>.
/// </summary>
public sealed class RegistryHiveFormat : StoreFormat
{
    private const int Deepest = 5;

    // What lies on the way from the root of a hive to the stores.
    private static readonly string[] s_way = ["Software", "Microsoft", "Policies", "Wow6432Node"];

    /// <inheritdoc/>
    public override string Name => "registry-hive";

    /// <inheritdoc/>
    public override bool IsCandidate(ReadOnlySpan<char> fileName, ReadOnlySpan<byte> head) => head.StartsWith("regf"u8);

    /// <inheritdoc/>
    public override StoreContent? Read(StoreInput input)
    {
        if (RegistryHive.Open(input.Bytes) is not { } hive)
            return null;
        var draft = new StoreDraft(input);
        bool isStore = false;
        foreach (uint stores in StoresOf(hive, hive.Root, 0))
        {
            foreach ((string store, uint key) in hive.KeysOf(stores))
            {
                foreach ((string _, uint certificates) in hive.KeysOf(key).Where(static k => IsNamed(k.Name, "Certificates")))
                {
                    isStore = true;
                    ReadStore(draft, hive, certificates, WindowsStores.UsageOf(store));
                }
            }
        }

        if (!isStore)
            return null;
        if (hive.IsDamaged)
            draft.Lose("part of it is damaged or cut off");
        if (hive.IsDirty)
            draft.Lose("it was being written, and its newest changes are in its log, which is not read", "reg save the key anew");
        return draft.ToContent(Name);
    }

    private void ReadStore(StoreDraft draft, RegistryHive hive, uint certificates, AnchorUsage usage)
    {
        foreach ((string hash, uint key) in hive.KeysOf(certificates))
        {
            if (draft.IsFull)
                return;
            string name = FileText.Printable(hash);
            if (hive.ValueOf(key, "Blob") is not { } blob)
                draft.Lose($"the certificate {name} has no readable value");
            else if (SerializedCertificates.ReadInto(draft, blob, Name, usage, 0, ends: false) is { } problem)
                draft.Lose($"the certificate {name} cannot be read: {problem}");
        }
    }

    // The keys that hold stores. A hive of these alone has them at its root.
    private static IEnumerable<uint> StoresOf(RegistryHive hive, uint key, int depth)
    {
        if (depth == 0 && hive.KeysOf(key).Any(k => (IsNamed(k.Name, "Root") || IsNamed(k.Name, "AuthRoot") || IsNamed(k.Name, "CA")) && hive.KeysOf(k.Key).Any(static c => IsNamed(c.Name, "Certificates"))))
        {
            yield return key;
            yield break;
        }

        foreach ((string name, uint inner) in hive.KeysOf(key))
        {
            if (IsNamed(name, "SystemCertificates") || IsNamed(name, "EnterpriseCertificates"))
            {
                yield return inner;
            }
            else if (depth < Deepest && Array.Exists(s_way, w => IsNamed(name, w)))
            {
                foreach (uint found in StoresOf(hive, inner, depth + 1))
                    yield return found;
            }
        }
    }

    private static bool IsNamed(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);
}
