using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Programs;

/// <summary>What the texts that the pass over an executable file saw say of the program: only those few files in which they stand are looked at again.</summary>
internal static class CompiledPrograms
{
    /// <summary>Adds the evidence of a file that was read.</summary>
    /// <param name="form">The file's format.</param>
    /// <param name="source">The file, still open.</param>
    /// <param name="findings">What was found in it.</param>
    /// <param name="store">The certificates in it; null where there are none.</param>
    /// <param name="isApplication">Whether the target is an application's folder and no system, which has programs that nobody meant.</param>
    public static void Settle(ProgramForm form, FileBytes source, FileFindings findings, StoreFinding? store, bool isApplication)
    {
        if (findings.Programs.NamesAuditSection)
            RustPrograms.ReadSection(source, findings);
        if (form is ProgramForm.None)
            return;
        GoPrograms.Settle(form, findings);
        BundledRuntimes.Settle(findings);
        BundledRuntimes.SettlePacked(findings, store);
        SettleRust(source, findings);
        if (isApplication)
            NativePrograms.Settle(findings);
    }

    private static void SettleRust(FileBytes source, FileFindings findings)
    {
        bool hasOwnClient = BundledRuntimes.IsOne(findings);
        if (!findings.Programs.HasRustls)
        {
            // Without rustls these packages speak OpenSSL.
            if (!hasOwnClient)
                RustTls.Settle(findings, []);
            return;
        }

        if (!source.IsSeekable)
        {
            if (!hasOwnClient)
                findings.Gaps.Add(new Gap(findings.Path, "a program with rustls in an archive, too large to be searched for roots that are compiled in", $"unpack {findings.Path} and check the folder", Decides: PlaceNatures.Of(findings.Path) != PlaceNature.Sample));
            return;
        }

        List<StoreFinding> sets = CompiledAnchors.Find(findings.Path, source);
        // Deno trusts the keys; the certificates are those that it tells its programs of (tls.rootCertificates).
        if (hasOwnClient)
            sets.RemoveAll(static s => s.Path.EndsWith("!" + CompiledAnchors.Certificates, StringComparison.Ordinal));
        findings.NestedStores.AddRange(sets);
        if (!hasOwnClient)
            RustTls.Settle(findings, [.. sets.Select(static s => s.Path[(s.Path.LastIndexOf('!') + 1)..])]);
    }
}
