using System.Text;
using TrustShift.Assessment.ErrorTexts;
using TrustShift.Testing;

namespace TrustShift.Reports.Tests.ErrorTexts;

public sealed class RealClientTextTests
{
    private static readonly ErrorMeaning[] Authority =
        [ErrorMeaning.UntrustedAuthority, ErrorMeaning.MissingIntermediate, ErrorMeaning.UntrustedOrMissing];

    [Fact]
    public void Every_text_about_a_missing_anchor_means_untrusted_or_missing_unless_the_client_gives_no_reason() =>
        AssertMeanings(
            static o => o.Chain is "ats_full" or "ats_noG2x" or "ats_short" && o.Store is "OR" or "UN",
            meaning => Authority.Contains(meaning) || meaning == ErrorMeaning.Unstated);

    [Fact]
    public void Every_text_about_an_expired_end_entity_with_a_trusted_root_means_expired() =>
        AssertMeanings(
            static o => o is { Chain: "L_exp", Store: "C2" } && !IsStrict(o.Text),
            static meaning => meaning is ErrorMeaning.Expired or ErrorMeaning.OutsideValidity or ErrorMeaning.Unstated);

    [Fact]
    public void Every_text_about_another_host_name_with_a_trusted_root_means_name_mismatch() =>
        AssertMeanings(
            static o => o is { Chain: "L_sanMismatchCnMatch", Store: "C2" } && !IsStrict(o.Text),
            static meaning => meaning is ErrorMeaning.NameMismatch or ErrorMeaning.Unstated);

    [Fact]
    public void Nearly_every_rejection_of_every_real_client_is_recognised()
    {
        int all = 0;
        var missed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string client, string chain, string store, string text) in Observations.Rejections())
        {
            all++;
            if (ErrorLogReader.Recognise(text) is null)
                missed[$"{client}: {text}"] = missed.GetValueOrDefault($"{client}: {text}") + 1;
        }

        int missing = missed.Values.Sum();
        double share = 1 - (missing / (double)all);
        TestContext.Current.SendDiagnosticMessage($"{share:P2} of {all} rejections recognised");
        Assert.True(share > 0.99, $"{share:P2} of {all} recognised; missed:\n" + string.Join('\n', missed.OrderByDescending(m => m.Value).Take(40)));
    }

    // Clients that ask OpenSSL for X509_V_FLAG_X509_STRICT refuse this root before they look at the end entity.
    private static bool IsStrict(string text) => text.Contains("not marked critical", StringComparison.Ordinal);

    private static void AssertMeanings(
        Func<(string Client, string Chain, string Store, string Text), bool> isOfCase, Func<ErrorMeaning, bool> isExpected)
    {
        var wrong = new StringBuilder();
        int count = 0;
        foreach ((string Client, string Chain, string Store, string Text) o in Observations.Rejections().Where(isOfCase))
        {
            count++;
            ErrorText? text = ErrorLogReader.Recognise(o.Text);
            if (text is null || !isExpected(text.Meaning))
                wrong.AppendLine($"{o.Client} {o.Chain}|{o.Store}: {text?.Client} {text?.Meaning}: {o.Text}");
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
        Assert.True(count > 50, $"only {count} observations of this case");
    }
}
