using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Entente.Bench;

/// <summary>
/// One HTTP/1.1 connection with nothing but bytes: on two cores a full client would take from the server what is measured. Knows as much of the protocol as Kestrel's answers to this bench need.
/// </summary>
internal sealed class RawConnection(Uri address, string key) : IDisposable
{
    private readonly TcpClient client = new() { NoDelay = true };
    private readonly byte[] buffer = new byte[16 * 1024];
    private readonly string head = $"POST /api/v1/ratings HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: ";
    private NetworkStream? stream;

    /// <summary>Posts a body and gives back the status and the whole answer.</summary>
    /// <exception cref="IOException">The server went away.</exception>
    public async Task<(int Status, string Answer)> Post(string body, CancellationToken stop)
    {
        if (stream is null)
        {
            await client.ConnectAsync(address.Host, address.Port, stop);
            stream = client.GetStream();
        }

        var length = Encoding.UTF8.GetByteCount(body);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head}{length}\r\n\r\n{body}")), stop);
        var read = 0;
        while (!IsWhole(buffer.AsSpan(0, read)))
        {
            var got = await stream.ReadAsync(buffer.AsMemory(read), stop);
            if (got == 0)
                throw new IOException("The server closed the connection.");
            read += got;
        }

        // HTTP/1.1 201 Created
        var answer = Encoding.UTF8.GetString(buffer, 0, read);
        return (int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture), answer);
    }

    public void Dispose() => client.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var body = answer[(end + 4)..];
        var headers = answer[..end];
        if (headers.IndexOf("Transfer-Encoding: chunked"u8) >= 0)
            return body.EndsWith("0\r\n\r\n"u8);
        var at = headers.IndexOf("Content-Length: "u8);
        if (at < 0)
            return true;
        var number = headers[(at + 16)..];
        var line = number.IndexOf((byte)'\r');
        return body.Length >= int.Parse(line < 0 ? number : number[..line], CultureInfo.InvariantCulture);
    }
}
