using System.Collections.Immutable;
using TrustShift.Pki.Certificates;

namespace TrustShift.Pki.Clients;

/// <summary>
/// The JDK's distrust policies (sun.security.validator.CADistrustPolicy, and SymantecTLSPolicy, EntrustTLSPolicy, CamerfirmaTLSPolicy and ChunghwaTLSPolicy
/// beside it; all are on by the security property jdk.security.caDistrustPolicies): an end entity issued later below one of these roots is refused,
/// in whatever trust store the root stands. Read in the sources of 8u504, 11.0.24, 17.0.21.1, 21.0.13, 25.0.5 and 27.0.1.
/// </summary>
internal static class JavaDistrustPolicies
{
    // Quarterly updates bring a policy to every maintained line on one day: the first update of each line, and every line after the last.
    private static readonly ImmutableArray<(DistrustPolicy Policy, ImmutableArray<(int Line, int Update)> Since)> All =
    [
        // SymantecTLSPolicy. Releases of 2026 refuse these roots for good; what was issued by that day has expired since.
        (new DistrustPolicy("SYMANTEC_TLS", new DateOnly(2019, 4, 16),
        [
            Sha256Hash.Parse("2399561127a57125de8cefea610ddf2fa078b5c8067f4e828290bfb860e84b3c"),
            Sha256Hash.Parse("37d51006c512eaab626421f1ec8c92013fc5f82ae98ee533eb4619b8deb4d06c"),
            Sha256Hash.Parse("3a43e220fe7f3ea9653d1e21742eac2b75c20fd8980305bc502caf8c2d9b41a1"),
            Sha256Hash.Parse("3f9f27d583204b9e09c8a3d2066c4b57d3a2479c3693650880505698105dbce9"),
            Sha256Hash.Parse("4b03f45807ad70f21bfc2cae71c9fde4604c064cf5ffb686bae5dbaad7fdd34c"),
            Sha256Hash.Parse("5edb7ac43b82a06a8761e8d7be4979ebf2611f7dd79bf91c1c6b566a219ed766"),
            Sha256Hash.Parse("69ddd7ea90bb57c93e135dc85ea6fcd5480b603239bdc454fc758b2a26cf7f79"),
            Sha256Hash.Parse("83ce3c1229688a593d485f81973c0f9195431eda37cc5e36430e79c7a888638b"),
            Sha256Hash.Parse("8d722f81a9c113c0791df136a2966db26c950a971db46b4199f4ea54b78bfb9f"),
            Sha256Hash.Parse("9acfab7e43c8d880d06b262a94deeee4b4659989c3d0caf19baf6405e41ab7df"),
            Sha256Hash.Parse("a0459b9f63b22559f5fa5d4c6db3f9f72ff19342033578f073bf1d1b46cbb912"),
            Sha256Hash.Parse("a4310d50af18a6447190372a86afaf8b951ffb431d837f1e5688b45971ed1557"),
            Sha256Hash.Parse("a4b6b3996fc2f306b3fd8681bd63413d8c5009cc4fa329c2ccf0e2fa1b140305"),
            Sha256Hash.Parse("a4fe7c7f15155f3f0aef7aaa83cf6e06deb97ca3f909df920ac1490882d488ed"),
            Sha256Hash.Parse("ac2b922ecfd5e01711772fea8ed372de9d1e2245fce3f57a9cdbec77296a424b"),
            Sha256Hash.Parse("b478b812250df878635c2aa7ec7d155eaa625ee82916e2cd294361886cd1fbd4"),
            Sha256Hash.Parse("eb04cf5eb1f39afa762f2bb120f296cba520c1b97db1589565b81cb9a17b7244"),
            Sha256Hash.Parse("ff856a2d251dcd88d36656f450126798cfabaade40799c722de4d2b5db36a73a"),
        ]), [(8, 212), (11, 3), (12, 1)]),
        // EntrustTLSPolicy
        (new DistrustPolicy("ENTRUST_TLS", new DateOnly(2024, 11, 11),
        [
            Sha256Hash.Parse("02ed0eb28c14da45165c566791700d6451d7fb56f0b2ab1d3b8eb070e56edff5"),
            Sha256Hash.Parse("43df5774b03e7fef5fe40d931a7bedf1bb2e6b42738c4e6d3841103d3aa7f339"),
            Sha256Hash.Parse("6dc47172e01cbcb0bf62580d895fe2b8ac9ad4f873801e0c10b9c837d21eb177"),
            Sha256Hash.Parse("73c176434f1bc6d5adf45b0e76e727287c8de57616c1e6e6141a2b2cbc7d8e4c"),
            Sha256Hash.Parse("db3517d1f6732a2d5ab97c533ec70779ee3270a62fb4ac4238372460e6f01e88"),
        ]), [(8, 432), (11, 25), (17, 13), (21, 5), (23, 1)]),
        // CamerfirmaTLSPolicy
        (new DistrustPolicy("CAMERFIRMA_TLS", new DateOnly(2025, 4, 15),
        [
            Sha256Hash.Parse("063e4afac491dfd332f3089b8542e94617d893d7fe944e10a7937ee29d9693c0"),
        ]), [(8, 452), (11, 27), (17, 15), (21, 7), (24, 1)]),
        // ChunghwaTLSPolicy
        (new DistrustPolicy("CHUNGHWA_TLS", new DateOnly(2026, 3, 17),
        [
            Sha256Hash.Parse("c0a6f4dc63a24bfdcf54ef2a6a082a0a72de35803e2ff5ff527ae5d87206dfd5"),
        ]), [(8, 492), (11, 31), (17, 19), (21, 11), (25, 3), (26, 1)]),
    ];

    /// <summary>The policies of a release; those of the newest update where the update is not known, which refuse most.</summary>
    /// <param name="line">The feature release, such as 17.</param>
    /// <param name="update">The update within it (of 17.0.15: 15, of 8u432: 432); null where it is not known.</param>
    public static ImmutableArray<DistrustPolicy> Of(int line, int? update) =>
        [.. All.Where(one => Has(one.Since, line, update)).Select(static one => one.Policy)];

    private static bool Has(ImmutableArray<(int Line, int Update)> since, int line, int? update)
    {
        foreach ((int first, int from) in since)
        {
            if (first == line)
                return update is not { } own || own >= from;
        }

        // A line between two that are listed was no longer maintained on that day.
        return line > since[^1].Line;
    }
}
