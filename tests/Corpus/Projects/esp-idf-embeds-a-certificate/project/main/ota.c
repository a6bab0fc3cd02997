#include "esp_http_client.h"
#include "esp_https_ota.h"

extern const char server_root_cert_pem_start[] asm("_binary_server_root_cert_pem_start");

esp_err_t update(void)
{
    esp_http_client_config_t http = {
        .url = "https://thermostat-ota.s3.amazonaws.com/firmware.bin",
        .cert_pem = server_root_cert_pem_start,
    };
    esp_https_ota_config_t ota = { .http_config = &http };
    return esp_https_ota(&ota);
}
