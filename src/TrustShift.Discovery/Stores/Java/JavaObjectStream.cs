namespace TrustShift.Discovery.Stores.Java;

/// <summary>
/// Finds the end of one serialised Java object ("Java Object Serialization Specification", chapter 6, Grammar for the Stream Format),
/// which is how JCEKS stores a secret key. Nothing is made of it: class descriptors are followed only to know how many bytes the field values
/// take. Bounded in depth and in the number of handles; whatever the grammar below does not cover is not skipped.
/// </summary>
internal ref struct JavaObjectStream
{
    private const int MaxDepth = 16;
    private const int MaxHandles = 256;
    private const int FirstHandle = 0x7E0000;

    private const byte Null = 0x70;
    private const byte Reference = 0x71;
    private const byte ClassDescriptor = 0x72;
    private const byte Object = 0x73;
    private const byte String = 0x74;
    private const byte Array = 0x75;
    private const byte BlockData = 0x77;
    private const byte EndBlockData = 0x78;
    private const byte LongString = 0x7C;

    private readonly List<JavaClassShape?> _handles = [];
    private JavaStreamReader _reader;

    private JavaObjectStream(JavaStreamReader reader) => _reader = reader;

    /// <summary>Moves past the object at the reader's position; false (and unmoved) when it cannot be followed to its end.</summary>
    public static bool TrySkip(ref JavaStreamReader reader)
    {
        var stream = new JavaObjectStream(reader);
        // STREAM_MAGIC and STREAM_VERSION.
        if (!stream._reader.TryUInt16(out int magic) || magic != 0xACED || !stream._reader.TryUInt16(out int version) || version != 5)
            return false;
        if (!stream.Content(MaxDepth))
            return false;
        reader = stream._reader;
        return true;
    }

    private bool Content(int depth)
    {
        if (depth == 0 || !_reader.TryByte(out byte kind))
            return false;
        switch (kind)
        {
            case Null:
                return true;
            case Reference:
                return _reader.TrySkip(sizeof(int));
            case String:
                return Remember(null) && _reader.TryUInt16(out int length) && _reader.TrySkip(length);
            case LongString:
                return Remember(null) && _reader.TryInt64(out long longLength) && _reader.TrySkip(longLength);
            case BlockData:
                return _reader.TryByte(out byte size) && _reader.TrySkip(size);
            case Array:
                return ArrayValues(depth - 1);
            case Object:
                return Descriptor(depth - 1, out JavaClassShape? shape) && shape is not null && Remember(null) && Values(shape, depth - 1);
            default:
                return false;
        }
    }

    private bool Descriptor(int depth, out JavaClassShape? shape)
    {
        shape = null;
        if (depth == 0 || !_reader.TryByte(out byte kind))
            return false;
        switch (kind)
        {
            case Null:
                return true;
            case Reference:
                if (!_reader.TryInt32(out int handle) || handle < FirstHandle || handle - FirstHandle >= _handles.Count)
                    return false;
                shape = _handles[handle - FirstHandle];
                return shape is not null;
            case ClassDescriptor:
                return NewDescriptor(depth, out shape);
            default:
                return false;
        }
    }

    private bool NewDescriptor(int depth, out JavaClassShape? shape)
    {
        shape = null;
        if (!_reader.TryUtf(out string name) || !_reader.TrySkip(sizeof(long)))
            return false;
        int handle = _handles.Count;
        if (!Remember(null) || !_reader.TryByte(out byte flags) || !_reader.TryUInt16(out int fieldCount) || fieldCount > MaxHandles)
            return false;
        var fields = new char[fieldCount];
        for (int i = 0; i < fieldCount; i++)
        {
            if (!_reader.TryByte(out byte type) || !_reader.TryUtf(out _))
                return false;
            fields[i] = (char)type;
            if (fields[i] is '[' or 'L' && !Content(depth - 1))
                return false;
        }

        if (!Annotation(depth - 1) || !Descriptor(depth - 1, out JavaClassShape? super))
            return false;
        shape = new JavaClassShape(name, flags, fields, super);
        _handles[handle] = shape;
        return true;
    }

    // Values of the topmost superclass come first. Only SC_SERIALIZABLE (0x02), with or without SC_WRITE_METHOD (0x01), is followed.
    private bool Values(JavaClassShape shape, int depth)
    {
        if (depth == 0 || (shape.Super is not null && !Values(shape.Super, depth - 1)) || (shape.Flags & 0x0E) != 0x02)
            return false;
        foreach (char type in shape.Fields)
        {
            if (type is '[' or 'L' ? !Content(depth - 1) : !(JavaClassShape.WidthOf(type) is { } width && _reader.TrySkip(width)))
                return false;
        }

        return (shape.Flags & 0x01) == 0 || Annotation(depth - 1);
    }

    private bool ArrayValues(int depth)
    {
        if (!Descriptor(depth, out JavaClassShape? shape) || shape is not { Name.Length: 2 } || !Remember(null) || !_reader.TryInt32(out int count))
            return false;
        return JavaClassShape.WidthOf(shape.Name[1]) is { } width && count >= 0 && _reader.TrySkip((long)count * width);
    }

    // Everything up to TC_ENDBLOCKDATA.
    private bool Annotation(int depth)
    {
        for (int i = 0; i < MaxHandles; i++)
        {
            JavaStreamReader before = _reader;
            if (!_reader.TryByte(out byte kind))
                return false;
            if (kind == EndBlockData)
                return true;
            _reader = before;
            if (!Content(depth))
                return false;
        }

        return false;
    }

    private readonly bool Remember(JavaClassShape? shape)
    {
        if (_handles.Count >= MaxHandles)
            return false;
        _handles.Add(shape);
        return true;
    }
}
