#include "esp_http_client.h"
#include "root_ca.h"

static const esp_http_client_config_t config = {
    .url = "https://d2updatesexample.cloudfront.net/fw.bin",
    .cert_pem = root_ca_pem,
};
