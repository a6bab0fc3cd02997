using System.Collections.Immutable;

namespace TrustShift.Discovery.Forms;

/// <summary>
/// One form in which a certificate sits in a file tree: how a real tool makes it, and every place of the marker root that is to be found in what it made.
/// <code>
/// - form: JKS keystore                  # plain words, the row of docs/forms.md
///   tools: [keytool]                    # commands that must be there; the row is skipped where one is not
///   make: |                             # bash, in an empty folder; MARKER_PEM, MARKER_DER, MARKER_KEY, MARKER_BASE64 (of the DER, one line) are files
///     keytool -importcert ...
///   examine: trust.jks                  # what is examined; the folder where it is absent
///   password: changeit                  # for --password-file
///   found:                              # all places of the marker, each once
///   - { path: trust.jks, form: jks, role: tls-trust }
///   gap: cannot be read yet             # a part of a reason: the form is a gap, not read
///   source: keytool(1)                  # where the form is documented
/// </code>
/// </summary>
/// <param name="Family">Name of the file it stands in.</param>
/// <param name="Form">Its title.</param>
/// <param name="Tools">Commands that make it.</param>
/// <param name="Make">The script.</param>
/// <param name="Examine">What is examined, below the folder.</param>
/// <param name="Password">A password that is given.</param>
/// <param name="Found">"path form role", each place.</param>
/// <param name="Gap">A part of the reason of its gap; null where it is read.</param>
/// <param name="Source">Where it is documented; null when it needs none.</param>
public sealed record FormRow(
    string Family, string Form, ImmutableArray<string> Tools, string Make, string Examine, string? Password, ImmutableArray<string> Found, string? Gap, string? Source)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Family}: {Form}";
}
