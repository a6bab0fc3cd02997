using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;
using TrustShift.Discovery.Software.Manifests;

namespace TrustShift.Discovery.Software.Programs;

/// <summary>
/// Programs of Rust that cargo-auditable built: the section <c>.dep-v0</c> of an ELF file holds the packages that were compiled in, as JSON packed by zlib
/// (github.com/rust-secure-code/cargo-auditable, PARSING.md).
/// </summary>
public sealed class RustPrograms : LineDetector
{
    private const string Section = ".dep-v0";
    private const int LongestPacked = 8 * 1024 * 1024;
    private const int LongestJson = 8 * 1024 * 1024;
    private const int LongestNames = 1024 * 1024;

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> BinaryAnchors => [Section];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        // The name stands in the table of the sections' names, where nothing but another name is before it.
        if (hit.IsBinary && hit.Line.Contains(Section, StringComparison.Ordinal))
            findings.Programs.NamesAuditSection = true;
    }

    /// <summary>Reads the section of an open file in which its name was seen; nothing when it is none after all.</summary>
    internal static void ReadSection(FileBytes source, FileFindings findings)
    {
        if (Find(source) is not { } packed)
            return;
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            byte[] json = new byte[LongestJson];
            int length = inflate.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
            using JsonDocument document = JsonDocument.Parse(json.AsMemory(0, length), new JsonDocumentOptions { MaxDepth = 16 });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("packages", out JsonElement packages) || packages.ValueKind != JsonValueKind.Array)
                return;
            foreach (JsonElement package in packages.EnumerateArray())
            {
                if (package.ValueKind == JsonValueKind.Object && Text(package, "name") is { } name && Text(package, "version") is { } version && Text(package, "kind") is not "build")
                    findings.Software.AddRange(RootPackages.Present(findings.Path, "cargo", name, version, $"{findings.Path}!{name}", Evidence.SoftwareBasis.Embedded));
            }
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            findings.Gaps.Add(new Evidence.Gap(findings.Path, "the list of Rust packages in it (cargo-auditable) is damaged", Decides: false));
        }
    }

    private static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // elf(5): the header names the table of sections and the one with their names; 64 bits, either order of bytes is little on every Rust target that matters.
    private static byte[]? Find(FileBytes source)
    {
        byte[] header = new byte[64];
        if (source.ReadWhole(header, 0) != header.Length || !header.AsSpan().StartsWith("\u007fELF\u0002\u0001"u8))
            return null;
        long table = (long)BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(0x28));
        int size = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(0x3A)), count = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(0x3C)), names = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(0x3E));
        if (size != 64 || names >= count || table <= 0)
            return null;
        byte[] sections = new byte[size * count];
        if (source.ReadWhole(sections, table) != sections.Length || At(source, sections, names, LongestNames) is not { } text)
            return null;
        for (int i = 0; i < count; i++)
        {
            uint at = BinaryPrimitives.ReadUInt32LittleEndian(sections.AsSpan(i * size));
            if (at < text.Length && text.AsSpan((int)at).StartsWith(".dep-v0\0"u8))
                return At(source, sections, i, LongestPacked);
        }

        return null;
    }

    private static byte[]? At(FileBytes source, byte[] sections, int index, int longest)
    {
        ReadOnlySpan<byte> section = sections.AsSpan(index * 64, 64);
        ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(section[0x18..]), length = BinaryPrimitives.ReadUInt64LittleEndian(section[0x20..]);
        if (length > (ulong)longest || offset > long.MaxValue)
            return null;
        byte[] bytes = new byte[(int)length];
        return source.ReadWhole(bytes, (long)offset) == bytes.Length ? bytes : null;
    }
}
