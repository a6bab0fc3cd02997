import Config

config :ex_aws, :s3,
  scheme: "https://",
  region: "us-east-2"
