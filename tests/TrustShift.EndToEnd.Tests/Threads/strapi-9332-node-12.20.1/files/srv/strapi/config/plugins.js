module.exports = () => ({ upload: { provider: "aws-s3", providerOptions: { endpoint: "https://uploads.s3.us-east-1.amazonaws.com" } } });
