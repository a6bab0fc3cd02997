const images = "https://images.s3.eu-west-1.amazonaws.com/";
