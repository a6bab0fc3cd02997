namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>A library without a program of its own: a small one in C, compiled where the library is.</summary>
/// <param name="host">Where the library is installed.</param>
/// <param name="kind">Its name in the tests.</param>
/// <param name="header">The header without which it cannot be compiled.</param>
/// <param name="libraries">The linker's options.</param>
internal abstract class CompiledClient(ClientHost host, string kind, string header, string libraries) : ScriptClient(host, kind)
{
    public override string[] Needs => ["cc"];

    public override string? Missing() => File.Exists($"{Host.Root}/usr/include/{header}") ? null : $"{header} is not installed";

    protected override string Command => "sh";

    protected override string[] Arguments(string file) => ["-c", $"cc -w -o {file}.$$ {file} {libraries} && exec {file}.$$"];

    /// <summary>The macro of a header, as text.</summary>
    protected string Defined(string file, string macro) =>
        Host.VersionOf("cat", $@"{macro}\s+""(?<v>[\d.]+)""", $"/usr/include/{file}");

    /// <summary>Reads the questions, connects, calls <c>int ask(int fd, const char *store, const char *name, char *text)</c>: 'A', 'R' or 'E'.</summary>
    protected const string Main =
        """
        #include <arpa/inet.h>
        #include <netinet/in.h>
        #include <signal.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/socket.h>
        #include <sys/time.h>
        #include <unistd.h>

        static int ask(int fd, const char *store, const char *name, char *text);

        int main(void) {
            char line[8192], text[1024];
            signal(SIGPIPE, SIG_IGN);
            while (fgets(line, sizeof line, stdin)) {
                line[strcspn(line, "\n")] = 0;
                char *id = strtok(line, "\t"), *port = strtok(NULL, "\t"), *store = strtok(NULL, "\t"), *name = strtok(NULL, "\t");
                struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(atoi(port)), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
                struct timeval limit = { 15, 0 };
                int fd = socket(AF_INET, SOCK_STREAM, 0), answer = 'E';
                setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
                text[0] = 0;
                if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0)
                    answer = ask(fd, store, name, text);
                close(fd);
                for (char *c = text; *c; c++)
                    if (*c == '\t' || *c == '\n') *c = ' ';
                printf("%s\t%c\t%s\n", id, answer, text);
                fflush(stdout);
            }
            return 0;
        }

        """;
}
