terraform {
  required_version = ">= 1.5"
  backend "s3" {
    bucket = "org-state"
    key    = "network/terraform.tfstate"
    region = "us-gov-east-1"
  }
}

resource "aws_sqs_queue" "events" {
  name = "s3-events"
}
