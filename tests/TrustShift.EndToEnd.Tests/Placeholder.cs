namespace TrustShift;

public sealed class Placeholder
{
    [Fact]
    public void Runs() => Assert.Equal("TrustShift.slnx", System.IO.Path.GetFileName(TrustShift.Testing.Repository.PathOf("TrustShift.slnx")));
}
