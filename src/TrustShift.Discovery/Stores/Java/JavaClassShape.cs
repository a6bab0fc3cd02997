namespace TrustShift.Discovery.Stores.Java;

/// <summary>What the size of a serialised Java object depends on: the class descriptor without its meaning.</summary>
/// <param name="Name">Class name ("[B" for an array of bytes).</param>
/// <param name="Flags">The SC_ flags.</param>
/// <param name="Fields">Type code of each field.</param>
/// <param name="Super">The superclass that is serialised too; null when there is none.</param>
internal sealed record JavaClassShape(string Name, byte Flags, char[] Fields, JavaClassShape? Super)
{
    /// <summary>Bytes of one primitive value; null for anything else.</summary>
    public static int? WidthOf(char typeCode) => typeCode switch
    {
        'B' or 'Z' => 1,
        'C' or 'S' => 2,
        'I' or 'F' => 4,
        'J' or 'D' => 8,
        _ => null,
    };
}
