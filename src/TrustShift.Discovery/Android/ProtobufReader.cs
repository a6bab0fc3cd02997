namespace TrustShift.Discovery.Android;

/// <summary>Fields of a message of Protocol Buffers (protobuf.dev/programming-guides/encoding), one after another; ends at what is malformed.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Number of the field.</summary>
    public int Field { get; private set; }

    /// <summary>Its bytes, where it is a text or a message.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Its number, where it is one.</summary>
    public ulong Number { get; private set; }

    /// <summary>Whether something was malformed.</summary>
    public bool IsBad { get; private set; }

    /// <summary>Goes on to the next field; false at the end.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty || IsBad)
            return false;
        ulong key = Variable();
        Field = (int)Math.Min(key >> 3, int.MaxValue);
        Value = default;
        Number = 0;
        switch (key & 7)
        {
            case 0:
                Number = Variable();
                break;
            case 1:
                Skip(8);
                break;
            case 2:
                ulong length = Variable();
                IsBad |= length > (ulong)_rest.Length;
                if (IsBad)
                    break;
                Value = _rest[..(int)length];
                _rest = _rest[(int)length..];
                break;
            case 5:
                Skip(4);
                break;
            default:
                IsBad = true;
                break;
        }

        return !IsBad;
    }

    private void Skip(int length)
    {
        IsBad |= length > _rest.Length;
        _rest = IsBad ? default : _rest[length..];
    }

    private ulong Variable()
    {
        ulong number = 0;
        for (int i = 0; i < 10 && i < _rest.Length; i++)
        {
            number |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return number;
            }
        }

        IsBad = true;
        return 0;
    }
}
