#include <zephyr/net/tls_credentials.h>
#include <string.h>

static const char cert[] = {
	#include "../cert/DigiCertBaltimoreCA-2G2"
};

int provision(void)
{
	return tls_credential_add(42, TLS_CREDENTIAL_CA_CERTIFICATE, cert, sizeof(cert));
}

const char *server(void)
{
	return "https://fota-example.s3.amazonaws.com/app_update.bin";
}
