const AWS = require('aws-sdk');

AWS.config.update({ region: 'eu-west-3' });
const s3 = new AWS.S3({
  useAccelerateEndpoint: true,
  signatureVersion: 'v4',
});

module.exports = (params) => s3.upload(params).promise();
