use aws_config::meta::region::RegionProviderChain;
use aws_sdk_s3::Client;

#[tokio::main]
async fn main() {
    let region = RegionProviderChain::default_provider().or_else("eu-west-3");
    let config = aws_config::from_env().region(region).load().await;
    let client = Client::new(&config);
    client.list_buckets().send().await.unwrap();
}
