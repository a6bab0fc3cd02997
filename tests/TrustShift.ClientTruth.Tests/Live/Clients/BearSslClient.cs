namespace TrustShift.ClientTruth.Tests.Live.Clients;

/// <summary>BearSSL's minimal engine; what the store holds are its anchors, authorities or not as they say, as its own tool reads them (tools/certs.c).</summary>
internal sealed class BearSslClient(ClientHost host) : CompiledClient(host, "BearSSL", "bearssl.h", "-lbearssl")
{
    protected override string FileName => "bearssl_client.c";

    // Its headers tell no version.
    public override string Profile() => "bearssl@" + Host.VersionOf("dpkg-query", @"(?<v>\d+\.\d+)", "-W", "-f", "${Version}", "libbearssl-dev");

    protected override string Script => Main +
        """
        #include <bearssl.h>

        struct bytes { unsigned char *data; size_t length; };

        static void append(void *to, const void *data, size_t length) {
            struct bytes *b = to;
            b->data = realloc(b->data, b->length + length);
            memcpy(b->data + b->length, data, length);
            b->length += length;
        }

        static unsigned char *copy(const unsigned char *data, size_t length) { return memcpy(malloc(length), data, length); }

        static int anchor(br_x509_trust_anchor *to, struct bytes *certificate) {
            br_x509_decoder_context decoder;
            struct bytes name = { 0 };
            br_x509_decoder_init(&decoder, append, &name);
            br_x509_decoder_push(&decoder, certificate->data, certificate->length);
            br_x509_pkey *key = br_x509_decoder_get_pkey(&decoder);
            if (!key) return br_x509_decoder_last_error(&decoder);
            to->dn.data = name.data; to->dn.len = name.length;
            to->flags = br_x509_decoder_isCA(&decoder) ? BR_X509_TA_CA : 0;
            to->pkey = *key;
            if (key->key_type == BR_KEYTYPE_RSA) {
                to->pkey.key.rsa.n = copy(key->key.rsa.n, key->key.rsa.nlen);
                to->pkey.key.rsa.e = copy(key->key.rsa.e, key->key.rsa.elen);
            } else {
                to->pkey.key.ec.q = copy(key->key.ec.q, key->key.ec.qlen);
            }
            return 0;
        }

        static int receive(void *fd, unsigned char *to, size_t length) { int n = read(*(int *)fd, to, length); return n > 0 ? n : -1; }
        static int transmit(void *fd, const unsigned char *from, size_t length) { int n = write(*(int *)fd, from, length); return n > 0 ? n : -1; }

        static int ask(int fd, const char *store, const char *name, char *text) {
            static unsigned char file[1 << 20];
            static br_x509_trust_anchor anchors[64];
            static br_ssl_client_context client;
            static br_x509_minimal_context x509;
            static unsigned char buffer[BR_SSL_BUFSIZE_BIDI];
            FILE *in = fopen(store, "r");
            size_t length = fread(file, 1, sizeof file, in), at = 0, count = 0;
            fclose(in);
            br_pem_decoder_context pem;
            struct bytes der = { 0 };
            br_pem_decoder_init(&pem);
            while (at < length) {
                at += br_pem_decoder_push(&pem, file + at, length - at);
                switch (br_pem_decoder_event(&pem)) {
                case BR_PEM_BEGIN_OBJ: der.length = 0; br_pem_decoder_setdest(&pem, append, &der); break;
                case BR_PEM_END_OBJ: { int error = anchor(&anchors[count++], &der); if (error) { sprintf(text, "store: %d", error); return 'E'; } break; }
                }
            }
            br_ssl_client_init_full(&client, &x509, anchors, count);
            br_ssl_engine_set_buffer(&client.eng, buffer, sizeof buffer, 1);
            br_ssl_client_reset(&client, name, 0);
            br_sslio_context io;
            br_sslio_init(&io, &client.eng, receive, &fd, transmit, &fd);
            if (br_sslio_flush(&io) == 0 && br_ssl_engine_current_state(&client.eng) != BR_SSL_CLOSED) return 'A';
            int error = br_ssl_engine_last_error(&client.eng);
            sprintf(text, "BR_ERR %d", error);
            // bearssl_x509.h: 32 to 62.
            return error >= 32 && error <= 62 ? 'R' : 'E';
        }
        """;
}
