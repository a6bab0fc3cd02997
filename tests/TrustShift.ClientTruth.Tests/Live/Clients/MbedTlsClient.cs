namespace TrustShift.ClientTruth.Tests.Live.Clients;

internal sealed class MbedTlsClient(ClientHost host) : CompiledClient(host, "mbedTLS", "mbedtls/ssl.h", "-lmbedtls -lmbedx509 -lmbedcrypto")
{
    protected override string FileName => "mbedtls_client.c";

    public override string Profile() =>
        "mbedtls@" + (Defined("mbedtls/build_info.h", "MBEDTLS_VERSION_STRING") is not "unknown" and var v ? v : Defined("mbedtls/version.h", "MBEDTLS_VERSION_STRING"));

    protected override string Script => Main +
        """
        #include <mbedtls/ctr_drbg.h>
        #include <mbedtls/entropy.h>
        #include <mbedtls/error.h>
        #include <mbedtls/net_sockets.h>
        #include <mbedtls/ssl.h>
        #include <mbedtls/version.h>
        #if MBEDTLS_VERSION_MAJOR >= 3
        #include <psa/crypto.h>
        #endif

        static int ask(int fd, const char *store, const char *name, char *text) {
            mbedtls_entropy_context entropy; mbedtls_ctr_drbg_context random; mbedtls_ssl_context ssl; mbedtls_ssl_config config; mbedtls_x509_crt roots;
            mbedtls_net_context net;
            mbedtls_entropy_init(&entropy); mbedtls_ctr_drbg_init(&random); mbedtls_ssl_init(&ssl); mbedtls_ssl_config_init(&config); mbedtls_x509_crt_init(&roots);
            mbedtls_net_init(&net);
            net.fd = fd;
        #if MBEDTLS_VERSION_MAJOR >= 3
            psa_crypto_init();
        #endif
            mbedtls_ctr_drbg_seed(&random, mbedtls_entropy_func, &entropy, NULL, 0);
            int answer = 'E', code = mbedtls_x509_crt_parse_file(&roots, store);
            if (code < 0) {
                mbedtls_strerror(code, text, 512);
            } else {
                mbedtls_ssl_config_defaults(&config, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
                mbedtls_ssl_conf_authmode(&config, MBEDTLS_SSL_VERIFY_REQUIRED);
                mbedtls_ssl_conf_ca_chain(&config, &roots, NULL);
                mbedtls_ssl_conf_rng(&config, mbedtls_ctr_drbg_random, &random);
                mbedtls_ssl_setup(&ssl, &config);
                mbedtls_ssl_set_hostname(&ssl, name);
                mbedtls_ssl_set_bio(&ssl, &net, mbedtls_net_send, mbedtls_net_recv, NULL);
                while ((code = mbedtls_ssl_handshake(&ssl)) == MBEDTLS_ERR_SSL_WANT_READ || code == MBEDTLS_ERR_SSL_WANT_WRITE) {}
                if (code == 0) {
                    answer = 'A';
                } else {
                    int high = -code & 0xff80;
                    char why[512] = "";
                    mbedtls_x509_crt_verify_info(why, sizeof why, " ", mbedtls_ssl_get_verify_result(&ssl));
                    mbedtls_strerror(code, text, 400);
                    strcat(text, why);
                    // X.509 errors and "bad certificate": a certificate that it cannot read is refused as well.
                    answer = high >= 0x2080 && high <= 0x3000 || high == 0x7a00 || high == 0x7680 ? 'R' : 'E';
                }
            }
            mbedtls_x509_crt_free(&roots); mbedtls_ssl_free(&ssl); mbedtls_ssl_config_free(&config); mbedtls_ctr_drbg_free(&random); mbedtls_entropy_free(&entropy);
            return answer;
        }
        """;
}
