#import <Foundation/Foundation.h>

NSString *const kCatalogURL = @"https://d7catalogexample.cloudfront.net/catalog.json";
