using System.Collections.Immutable;
using System.CommandLine;
using TrustShift.Cli.Configuration;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Messages;
using TrustShift.Pki.Paths;
using TrustShift.Reports;
using TrustShift.Reports.Json;
using TrustShift.Reports.Text;

namespace TrustShift.Cli.Commands;

/// <summary><c>trustshift verify</c>: what would this client make of this chain with this store?</summary>
public static class VerifyCommand
{
    private const long MaximumPasswordFile = 1024 * 1024;

    private const string Examples =
        """
        Examples:
          trustshift verify --client gnutls --store roots.pem --chain sent.pem
          trustshift verify --client openssl --store trust.jks --chain sent.pem --name s3.amazonaws.com
          trustshift verify --client git@2.39.5+gnutls=3.7.9 --client curl@7.88.1+openssl=3.0.19 --store roots.pem --chain sent.pem
          trustshift verify --client all --store /etc/ssl/certs/ca-certificates.crt --chain sent.pem
              all: every build that was measured, and the platforms of which only documents tell (these decide nothing)
          trustshift verify --cases cases.jsonl > answers.jsonl
              a line in:  {"id":"1","client":"java","store":["roots.pem"],"chain":["sent.pem"],
                           "name":"s3.amazonaws.com","at":"2026-11-23"}
              (store and chain: PEM texts, or files beside cases.jsonl)
              a line out: {"id":"1","accepted":true,"path":["CN=..."],"findings":[],"undecided":false}

        Exit codes:
          0 accepted (by every client asked); with --cases: every line was answered
          1 rejected   2 undecided   64 bad usage, or a malformed line   66 a file is unreadable
        """;

    internal static Command Create(CommandContext context, ExamplesHelp help)
    {
        var settings = new VerifySettings();
        var command = new Command("verify", "What-if: would this client, with this store, accept this chain?");
        foreach (Setting setting in settings.All)
            command.Add(setting.Option);
        command.SetAction(line => Run(context, settings, line));
        help.Add(command, Examples);
        return command;
    }

    private static int Run(CommandContext context, VerifySettings settings, ParseResult line)
    {
        if (SettingValues.Read(line, settings.Known, settings.All, out Failure? failure) is not { } values
            || ReadMoment(values, settings, context, out failure) is not { } at
            || ReadPasswords(values, settings, out failure) is not { } passwords)
            return context.Terminal.Fail(failure!);
        if (values.One(settings.Cases) is { } cases)
        {
            Setting[] others = [settings.Client, settings.Store, settings.Chain, settings.Name, settings.Known.Format, settings.Known.Output];
            return Array.Find(others, s => !values.All(s).IsEmpty) is { } other
                ? context.Terminal.Fail(Failure.Usage($"--{other.Name} does not go with --cases: each line says it for itself"))
                : VerifyCases.Run(context, cases.Text, at, passwords);
        }

        if (ReportOutputs.Read(values, settings.Known, context.Terminal, out failure) is not { } outputs
            || Ask(values, settings, at, passwords, out failure) is not { } report)
            return context.Terminal.Fail(failure!);
        bool verbose = values.Flag(settings.Known.Verbose);
        failure = outputs.Write(page => VerifyText.Write(report, page, verbose), () => VerifyJson.Write(report));
        if (failure is not null)
            return context.Terminal.Fail(failure);
        return report.Outcome switch
        {
            PathOutcome.Accepted => ExitCodes.NotImpacted,
            PathOutcome.Rejected => ExitCodes.Impacted,
            _ => ExitCodes.Unknown,
        };
    }

    private static VerifyReport? Ask(
        SettingValues values, VerifySettings settings, DateTimeOffset at, ImmutableArray<string> passwords, out Failure? failure)
    {
        foreach (Setting needed in new[] { settings.Client, settings.Store, settings.Chain })
        {
            if (values.All(needed).IsEmpty)
            {
                failure = Failure.Usage($"verify needs --{needed.Name}; verify --help has examples");
                return null;
            }
        }

        ImmutableArray<VerifyClient> clients = VerifyClients.Read(values.All(settings.Client).Select(static v => v.Text), out failure);
        if (failure is not null)
            return null;
        var stores = new List<VerifyFile>();
        foreach (SettingValue value in values.All(settings.Store))
        {
            if (VerifyFile.Read(value.Text, "store", passwords, out failure) is not { } store)
                return null;
            stores.Add(store);
        }

        if (VerifyFile.Read(values.One(settings.Chain)!.Text, "chain", passwords, out failure) is not { } chain)
            return null;
        if (chain.Items.IsEmpty && chain.IsComplete)
        {
            failure = Failure.Unreadable($"{chain.Path}: the chain file holds no certificate");
            return null;
        }

        bool isAll = values.All(settings.Client).Any(static v => VerifyClients.IsAll(v.Text));
        return Judge(clients, stores, chain, values.One(settings.Name)?.Text, at) with { GroupsVersions = isAll };
    }

    private static VerifyReport Judge(
        ImmutableArray<VerifyClient> clients, List<VerifyFile> stores, VerifyFile chain, string? hostName, DateTimeOffset at)
    {
        ImmutableArray<TrustAnchor> anchors = VerifyMaterial.Store(stores.SelectMany(static s => s.Items));
        ImmutableHashSet<Sha256Hash> trustedForm = VerifyMaterial.TrustedForm(stores.SelectMany(static s => s.Items));
        var request = new PathRequest([.. chain.Items.Select(static i => i.Facts)], anchors, [], at, hostName) { StoreOrderIsKnown = true };
        // What was lost may be the anchor, or the entry that hides it: neither answer is safe.
        string? lost = stores.Append(chain).FirstOrDefault(static f => !f.IsComplete) is { } file
            ? $"Undecided: {file.Path} could not be read as a whole ({file.Gaps.FirstOrDefault()?.Reason ?? "something in it was lost"})"
            : null;
        var answers = ImmutableArray.CreateBuilder<VerifyAnswer>(clients.Length);
        var signatures = new SignatureVerifier();
        foreach (VerifyClient client in clients)
        {
            PathResult result = VerifyMaterial.Build(request, trustedForm, client.Profile, signatures);
            answers.Add(new VerifyAnswer(client.Asked, client.Profile, client.Note, result, lost is null ? ClientMessages.Of(client.Profile, request, result) : null) { Undecided = lost });
        }

        return new VerifyReport
        {
            Tool = CommandContext.Tool,
            At = at,
            HostName = hostName,
            Stores = [.. stores.Select(static s => new VerifiedStore(s.Path, s.Format, s.Items.Count(static i => !i.HasPrivateKey), s.IsComplete))],
            Chain = request.Presented,
            Answers = answers.DrainToImmutable(),
            Gaps = [.. stores.Append(chain).SelectMany(static f => f.Gaps)],
        };
    }

    private static DateTimeOffset? ReadMoment(SettingValues values, VerifySettings settings, CommandContext context, out Failure? failure)
    {
        failure = null;
        if (values.One(settings.Known.At) is not { } moment)
            return context.Clock.GetUtcNow();
        if (CheckQuestion.TryReadMoment(moment.Text, out DateTimeOffset at))
            return at;
        failure = Failure.Usage($"{moment.Origin}: \"{moment.Text}\" is neither a date (2021-04-01) nor a time (2021-04-01T12:00:00Z)");
        return null;
    }

    private static ImmutableArray<string>? ReadPasswords(SettingValues values, VerifySettings settings, out Failure? failure)
    {
        failure = null;
        if (values.One(settings.Known.PasswordFile) is not { } file)
            return ImmutableArray<string>.Empty;
        if (InputFile.ReadText(file.Text, MaximumPasswordFile, "password", out failure) is not { } text)
            return null;
        // A password may begin or end with blanks; only the line's own end is no part of it.
        return [.. text.Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => line.Length > 0)];
    }
}
