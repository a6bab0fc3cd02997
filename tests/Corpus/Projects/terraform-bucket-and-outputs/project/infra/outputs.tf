output "cdn_host" {
  value = aws_cloudfront_distribution.cdn.domain_name
}
