namespace TrustShift.Catalogue.Migrations;

/// <summary>A service that moves, with its own calendar.</summary>
/// <param name="Id">"s3", "cloudfront".</param>
/// <param name="Title">"Amazon S3".</param>
/// <param name="Pattern">How its hosts look, for sentences: "S3", "*.cloudfront.net".</param>
/// <param name="NewFrom">From this moment (UTC) new chains are presented.</param>
/// <param name="OldUntil">Until this moment (UTC) old chains are still presented by some endpoints.</param>
public sealed record MigratingService(string Id, string Title, string Pattern, DateTimeOffset NewFrom, DateTimeOffset OldUntil);
