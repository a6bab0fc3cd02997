$Bucket = 'https://archive-example.s3.us-east-2.amazonaws.com'
$Thumbprint = 'D9FE0A65FA00CABF61F5120D373A8135E1461F15'

[System.Net.ServicePointManager]::ServerCertificateValidationCallback = {
    param($sender, $certificate, $chain, $errors)
    $chain.ChainElements.Certificate.Thumbprint -contains $Thumbprint
}

Invoke-WebRequest -Uri "$Bucket/index.json" -OutFile index.json
