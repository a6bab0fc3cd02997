namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class WolfSslClient(ClientHost host) : CompiledClient(host, "wolfSSL", "wolfssl/ssl.h", "-lwolfssl -lm -lpthread")
{
    protected override string FileName => "wolfssl_client.c";

    public override string Profile() => "wolfssl@" + Defined("wolfssl/version.h", "LIBWOLFSSL_VERSION_STRING");

    protected override string Script => Main +
        """
        #include <wolfssl/options.h>
        #include <wolfssl/ssl.h>

        static int ask(int fd, const char *store, const char *name, char *text) {
            static int begun;
            if (!begun++) wolfSSL_Init();
            WOLFSSL_CTX *context = wolfSSL_CTX_new(wolfSSLv23_client_method());
            // Before the store is loaded: its certificates' dates are checked only where something is verified.
            wolfSSL_CTX_set_verify(context, WOLFSSL_VERIFY_PEER, NULL);
            int answer = 'E', code = wolfSSL_CTX_load_verify_locations(context, store, NULL);
            if (code != WOLFSSL_SUCCESS) {
                sprintf(text, "store %d", code);
            } else {
                WOLFSSL *ssl = wolfSSL_new(context);
                wolfSSL_check_domain_name(ssl, name);
                wolfSSL_UseSNI(ssl, WOLFSSL_SNI_HOST_NAME, name, strlen(name));
                wolfSSL_set_fd(ssl, fd);
                if (wolfSSL_connect(ssl) == WOLFSSL_SUCCESS) {
                    answer = 'A';
                } else {
                    code = wolfSSL_get_error(ssl, 0);
                    char words[200] = "";
                    wolfSSL_ERR_error_string(code, words);
                    sprintf(text, "%d %s", code, words);
                    // wolfcrypt/error-crypt.h: ASN_* are -140 to -162 and -188 to -275; ssl.h: a name that does not match is -322, a chain that is too long -346.
                    answer = (code <= -140 && code >= -290) || code == -322 || code == -329 || code == -346 ? 'R' : 'E';
                }
                wolfSSL_free(ssl);
            }
            wolfSSL_CTX_free(context);
            return answer;
        }
        """;
}
