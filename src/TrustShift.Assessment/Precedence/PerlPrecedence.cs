using static TrustShift.Assessment.Precedence.SettingSearch;

namespace TrustShift.Assessment.Precedence;

/// <summary>Perl: IO::Socket::SSL and LWP on it.</summary>
internal static class PerlPrecedence
{
    public static StorePrecedence Rules { get; } = new("perl", "Perl (IO::Socket::SSL, LWP)",
    [
        new("perl.SSL_ca_file", "SSL_ca_file, SSL_ca_path, SSL_ca in code", StoreEffect.Replaces, "only what was given is trusted", "IO::Socket::SSL, SSL_ca_file") { Parts = StoreParts.Whole },
        new("perl.PERL_LWP_SSL_CA_FILE", "PERL_LWP_SSL_CA_FILE, HTTPS_CA_FILE", StoreEffect.Replaces, "for LWP only the file that it names is trusted", "LWP::UserAgent, ENVIRONMENT") { Parts = StoreParts.Whole, Finds = Variable("PERL_LWP_SSL_CA_FILE", "HTTPS_CA_FILE") },
        new("perl.SSL_CERT_FILE", "SSL_CERT_FILE", StoreEffect.Replaces, "the file that it names takes the place of the default file", "IO::Socket::SSL default_ca") { Parts = StoreParts.File },
        new("perl.SSL_CERT_DIR", "SSL_CERT_DIR", StoreEffect.Replaces, "the folder that it names takes the place of the default folder", "IO::Socket::SSL default_ca") { Parts = StoreParts.Folder },
        new("perl.default", "(nothing set)", StoreEffect.Default, "OpenSSL's default file and folder where they hold anything, else Mozilla::CA where it is installed; LWP takes Mozilla::CA, and Debian's LWP the system's bundle", "IO::Socket::SSL default_ca; LWP::Protocol::https") { Parts = StoreParts.Whole },
    ]);
}
