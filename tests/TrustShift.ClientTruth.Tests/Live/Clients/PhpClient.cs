namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class PhpClient(ClientHost host) : ScriptClient(host, "php")
{
    protected override string Command => "php";

    protected override string FileName => "client.php";

    public override string Profile() => "php@" + Host.VersionOf("php", @"PHP (?<v>[\d.]+\d)", "--version");

    protected override string Script =>
        """
        <?php
        while (($line = fgets(STDIN)) !== false) {
            [$id, $port, $store, $name] = explode("\t", rtrim($line, "\n"));
            $text = '';
            set_error_handler(function ($n, $message) use (&$text) { $text .= $message . ' '; return true; });
            $context = stream_context_create(['ssl' => ['cafile' => $store, 'verify_peer' => true, 'verify_peer_name' => true, 'peer_name' => $name]]);
            $socket = stream_socket_client("ssl://127.0.0.1:$port", $errno, $error, 15, STREAM_CLIENT_CONNECT, $context);
            restore_error_handler();
            $answer = $socket ? 'A' : (preg_match('/certificate verify failed|did not match expected/', $text) ? 'R' : 'E');
            echo "$id\t$answer\t", str_replace(["\t", "\n"], ' ', $text), "\n";
            if ($socket) fclose($socket);
        }
        """;
}
