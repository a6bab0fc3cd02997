namespace TrustShift.Discovery.Sources;

/// <summary>A mounted file system.</summary>
/// <param name="Path">Where it is mounted.</param>
/// <param name="FileSystem">Its type: "ext4", "proc", "nfs4", ...</param>
public sealed record Mount(string Path, string FileSystem)
{
    /// <summary>Made by the kernel, or gone with the next start: nothing that was installed lies there.</summary>
    public bool IsPseudo => FileSystem is "proc" or "sysfs" or "devtmpfs" or "tmpfs" or "ramfs" or "cgroup" or "cgroup2" or "devpts" or "mqueue" or "debugfs"
        or "tracefs" or "securityfs" or "pstore" or "bpf" or "configfs" or "fusectl" or "hugetlbfs" or "autofs" or "binfmt_misc" or "efivarfs" or "nsfs"
        or "rpc_pipefs" or "selinuxfs" or "nfsd" or "fuse.lxcfs" or "fuse.gvfsd-fuse" or "fuse.portal";

    /// <summary>On another machine: slow, shared, and not this host's own.</summary>
    public bool IsNetwork => FileSystem is "nfs" or "nfs4" or "cifs" or "smb3" or "smbfs" or "afs" or "ceph" or "glusterfs" or "lustre" or "9p" or "drvfs" or "fuse"
        || FileSystem.StartsWith("fuse.", StringComparison.Ordinal);

    /// <summary>A running container's view (its layers are examined as an image, not as part of this host).</summary>
    public bool IsOverlay => FileSystem is "overlay" or "aufs";
}
