using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>Writes a case as files, to be asked by hand.</summary>
internal static class LiveCaseFiles
{
    public static void Write(string folder, LiveWorld world, LiveCase question)
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question.Id)))[..12];
        DirectoryInfo own = Directory.CreateDirectory(Path.Combine(folder, name));
        void File(string file, string text) => System.IO.File.WriteAllText(Path.Combine(own.FullName, file), text);
        File("case.txt", question.Id + "\n");
        File("chain.pem", world.PemOf(question.Chain));
        File("rest.pem", world.PemOf(question.Chain[1..]));
        File("store.pem", world.PemOf(question.Store));
        File("server.pem", world.Authority[question.Chain[0]].Pem);
        File("server.key", world.Authority[question.Chain[0]].Key.Pem);
        string rest = question.Chain.Length > 1 ? " -cert_chain rest.pem" : "";
        File("commands.sh", string.Create(CultureInfo.InvariantCulture, $"""
            #!/bin/sh
            # {question.Id}
            # Serve it, ask a client for {question.HostName} on port 4433 with the authorities of store.pem, then: sh commands.sh stop
            cd "$(dirname "$0")" || exit 1
            if [ "$1" = stop ]; then kill "$(cat server.pid)"; exit; fi
            openssl s_server -accept 127.0.0.1:4433 -cert server.pem -key server.key{rest} -no-CAfile -no-CApath -no-CAstore -www -cipher ALL:@SECLEVEL=0 >/dev/null 2>&1 &
            echo $! >server.pid
            echo 'openssl s_client -connect 127.0.0.1:4433 -servername {question.HostName} -verify_hostname {question.HostName} -verify_return_error -CAfile store.pem -no-CApath -no-CAstore -brief </dev/null'
            echo 'curl -sS --cacert store.pem --connect-to ::127.0.0.1: https://{question.HostName}:4433/'
            echo 'gnutls-cli --x509cafile store.pem --verify-hostname={question.HostName} -p 4433 127.0.0.1 </dev/null'
            echo 'trustshift verify --client PROFILE --store store.pem --chain chain.pem --name {question.HostName}'

            """));
    }
}
