using TrustShift.Discovery.Evidence;
using static TrustShift.Assessment.Tests.EvidenceBuilder;

namespace TrustShift.Assessment.Tests;

/// <summary>
/// Images and runtimes that are only named. Expected values: facts/roots/first-seen.md (Starfield Services G2 is in Node.js from 0.10.26 and 0.11.9 on, the Amazon roots in every 8; Debian has the former
/// from 20111025 on, and squeeze's ca-certificates never had it), the naming rules of Docker's official images, and node-semver's documentation.
/// </summary>
public sealed class ImageClientTests
{
    [Theory]
    [InlineData("node:8-alpine", "Node.js 8 on alpine", Verdict.Unknown, true)]
    [InlineData("docker.io/library/node:16.20.2-slim", "Node.js 16.20.2 on debian", Verdict.Unknown, true)]
    // No release of 0.8 has any root of the new chains: whichever it is breaks.
    [InlineData("node:0.8", "Node.js 0.8 on debian", Verdict.Impacted, true)]
    [InlineData("node:0.10", "Node.js 0.10 on debian", Verdict.Unknown, true)]
    [InlineData("node:lts-alpine", "Node.js on alpine", Verdict.Unknown, false)]
    [InlineData("debian:jessie", "debian 8", Verdict.Unknown, true)]
    [InlineData("centos:7", "centos 7", Verdict.Unknown, true)]
    [InlineData("python:2.7", "Python 2.7 on debian", Verdict.Unknown, false)]
    [InlineData("python:3.6-slim-stretch", "Python 3.6 on debian 9", Verdict.Unknown, true)]
    [InlineData("openjdk:7u40", "Java 7u40", Verdict.Unknown, false)]
    [InlineData("openjdk:8u212-jre-slim-stretch", "Java 8u212 on debian 9", Verdict.Unknown, true)]
    [InlineData("amazoncorretto:8u242-alpine", "Java 8u242 on alpine", Verdict.Unknown, true)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0-bookworm-slim", ".NET 8.0 on debian 12", Verdict.Unknown, false)]
    [InlineData("perl:5.30-slim-buster", "Perl 5.30 on debian 10", Verdict.Unknown, true)]
    [InlineData("php:7.1-cli-jessie", "PHP 7.1 on debian 8", Verdict.Unknown, true)]
    [InlineData("ruby:2.6-stretch", "Ruby 2.6 on debian 9", Verdict.Unknown, true)]
    [InlineData("erlang:22", "Erlang 22 on debian", Verdict.Unknown, false)]
    [InlineData("golang:1.15-buster", "Go 1.15 on debian 10", Verdict.Unknown, true)]
    [InlineData("rust:1.70", "Rust 1.70 on debian", Verdict.Unknown, false)]
    [InlineData("oven/bun:1.0.0", "Bun 1.0.0 on debian", Verdict.Unknown, false)]
    [InlineData("denoland/deno:1.40.0", "Deno 1.40.0 on debian", Verdict.Unknown, false)]
    [InlineData("amazon/aws-cli:2.15.0", "AWS CLI 2.15.0 on amzn", Verdict.Unknown, true)]
    public void An_official_image_says_what_is_in_it_and_proves_nothing(string image, string content, Verdict expected, bool hasStore)
    {
        ClientAssessment client = Assess(image);
        Assert.Equal($"{content} (image {image})", client.Client.Name);
        Assert.Equal(expected, client.Verdict);
        Assert.Equal(hasStore, client.Client.Store is not null);
        if (expected == Verdict.Unknown)
            Assert.Contains($"the image {image} (Dockerfile:1) was not examined: check it", client.Reasons[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("registry.example.com/team/node:8")]
    [InlineData("node")]
    [InlineData("node:latest")]
    [InlineData("${BASE}:8")]
    [InlineData("mycompany/openjdk:8u212")]
    [InlineData("redis:7")]
    public void Any_other_image_is_unknown_and_named(string image)
    {
        ClientAssessment client = Assess(image);
        Assert.Null(client.Client.Store);
        Assert.Equal(Verdict.Unknown, client.Verdict);
        Assert.Contains($"the image {image} (Dockerfile:1) was not examined: check it", client.Reasons[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("python:99999999999999999999-slim-buster")]
    [InlineData("golang:1.999999999-buster")]
    [InlineData("ruby:2.......1-buster")]
    [InlineData("node:0.0.0.0.0.0.0.0.0.0")]
    public void A_version_that_is_none_breaks_nothing(string image) => Assert.Equal(Verdict.Unknown, Assess(image).Verdict);

    [Fact]
    public void A_locked_version_that_is_none_breaks_nothing() =>
        Assert.Single(Folder().Package("requirements.txt", SoftwareKinds.PythonPackage, "requests", "99999999999999999999.1", null).Assess(uses: ["s3"]).Clients);

    [Fact]
    public void A_stage_of_another_file_and_an_empty_image_are_no_clients()
    {
        Assert.Empty(Folder().Process(Of("dockerfile:app/Dockerfile")).Process(Of("scratch")).Assess(uses: ["s3"]).Clients);
        Assert.Empty(Host().Process(Of("node:8")).Assess(uses: ["s3"]).Clients);
        Assert.Empty(Folder().Process(Of("node:8") with { Path = "tests/docker-compose.yml" }).Assess(uses: ["s3"]).Clients);
    }

    [Theory]
    [InlineData("Node.js", "20.11.1", null, Verdict.NotImpacted)]
    [InlineData("Node.js", "0.8.28", null, Verdict.Impacted)]
    [InlineData("Node.js", null, ">=14 <17", Verdict.Unknown)]
    [InlineData("Node.js", null, "^0.8.0", Verdict.Impacted)]
    [InlineData("Node.js", null, "lts/*", Verdict.Unknown)]
    [InlineData("Python", "3.9.1", null, Verdict.Unknown)]
    [InlineData("Go", null, ">=1.21", Verdict.Unknown)]
    [InlineData("Java (temurin)", null, "17", Verdict.Unknown)]
    public void A_runtime_that_is_asked_for_is_judged_as_far_as_its_release_is_known(string runtime, string? version, string? range, Verdict expected)
    {
        ClientAssessment client = Assert.Single(Folder().Package("manifest", SoftwareKinds.RequiredRuntime, runtime, version, range).Assess(at: Day(2026, 11, 23), uses: ["s3"]).Clients);
        Assert.Equal(expected, client.Verdict);
        Assert.Contains("manifest", client.Client.Store?.Reason + client.Client.Uncertainty, StringComparison.Ordinal);
    }

    private static ClientAssessment Assess(string image) => Assert.Single(Folder().Process(Of(image)).Assess(at: Day(2026, 11, 23), uses: ["s3"]).Clients);

    private static ProcessEvidence Of(string image) => new($"dockerfile:{image}", "Dockerfile", 1, ProcessKinds.Dockerfile, "image") { Image = image };
}
