namespace TrustShift.Discovery.Settings.Verification;

/// <summary>How a word that switches verification off is used.</summary>
public enum SwitchForm
{
    /// <summary>With a value after it: <c>rejectUnauthorized: false</c>, <c>verify=False</c>, <c>curl_setopt($c, CURLOPT_SSL_VERIFYPEER, 0)</c>.</summary>
    KeyValue,
    /// <summary>By itself: <c>_create_unverified_context()</c>, <c>--no-check-certificate</c>.</summary>
    Presence,
    /// <summary>With a callback that always says yes: <c>ServerCertificateCustomValidationCallback = (...) => true</c>.</summary>
    Callback,
    /// <summary>As a method without a body: <c>checkServerTrusted(...) { }</c>.</summary>
    EmptyMethod,
}
