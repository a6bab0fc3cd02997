resource "aws_iam_openid_connect_provider" "cluster" {
  url             = "https://oidc-discovery-example.s3.us-west-2.amazonaws.com"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]
}

resource "aws_iam_openid_connect_provider" "ci" {
  thumbprint_list = [
    "df3c24f9bfd666761b268073fe06d1cc8d4f82a4",
    "3dbc979e395469fa63a3e04bcb679e528f445aae",
  ]
  client_id_list = ["sts.amazonaws.com"]
  url            = "https://token.ci.example.org"
}

resource "aws_iam_openid_connect_provider" "eks" {
  url             = aws_eks_cluster.main.identity[0].oidc[0].issuer
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = [data.tls_certificate.eks.certificates[0].sha1_fingerprint]
}
