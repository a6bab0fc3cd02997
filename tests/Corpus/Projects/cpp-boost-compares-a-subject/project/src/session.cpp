#include <boost/asio/ssl.hpp>
#include <string>

namespace ssl = boost::asio::ssl;

static const char *const kHost = "sensor-firmware.s3.amazonaws.com";

void prepare(ssl::stream<boost::asio::ip::tcp::socket> &stream)
{
    stream.set_verify_mode(ssl::verify_peer);
    stream.set_verify_callback([](bool preverified, ssl::verify_context &context) {
        if (X509_STORE_CTX_get_error_depth(context.native_handle()) != 1)
            return preverified;
        char name[256];
        X509 *certificate = X509_STORE_CTX_get_current_cert(context.native_handle());
        X509_NAME_oneline(X509_get_subject_name(certificate), name, sizeof name);
        return preverified && std::string(name) == "/C=US/O=Amazon/OU=Server CA 1B/CN=Amazon";
    });
}
