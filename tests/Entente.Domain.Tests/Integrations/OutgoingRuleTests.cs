using System.Net;
using Entente.Domain.Integrations;

namespace Entente.Domain.Tests.Integrations;

public sealed class OutgoingRuleTests
{
    private static readonly OutgoingRule Named = new(new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "erp.corp.example" }, false);
    private static readonly OutgoingRule Trying = new(new HashSet<string>(StringComparer.Ordinal), true);

    [Theory]
    [InlineData("https://erp.example/hook", true)]
    [InlineData("https://erp.example:8443/hook?company=7", true)]
    [InlineData("https://8.8.8.8/", true)]
    [InlineData("http://erp.example/hook", false)]
    [InlineData("https://user:word@erp.example/hook", false)]
    [InlineData("https://erp.example/hook#part", false)]
    [InlineData("ftp://erp.example/hook", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/hook", false)]
    [InlineData("", false)]
    [InlineData("https://", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://127.1/", false)]
    [InlineData("https://0x7f000001/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://[::ffff:10.0.0.1]/", false)]
    [InlineData("https://10.1.2.3/", false)]
    [InlineData("https://192.168.1.1:8080/", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://[fd00:ec2::254]/", false)]
    public void What_an_address_says_of_itself(string address, bool allowed) => Assert.Equal(allowed, OutgoingRule.Usual.Check(address) is null);

    [Theory]
    [InlineData("http://127.0.0.1:5000/", true)]
    [InlineData("http://localhost:5000/", true)]
    [InlineData("http://erp.example/", false)]
    [InlineData("http://10.0.0.1/", false)]
    public void For_trying_out_this_machine_may_be_reached_without_encryption_and_nothing_else(string address, bool allowed) => Assert.Equal(allowed, Trying.Check(address) is null);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:0:a00:1::", false)]
    public void Only_addresses_of_the_world_are_reached(string address, bool allowed) => Assert.Equal(allowed, OutgoingRule.Usual.Allows("erp.example", IPAddress.Parse(address)));

    [Fact]
    public void A_named_host_may_be_private_and_still_neither_this_machine_nor_where_clouds_keep_their_secrets()
    {
        Assert.True(Named.Allows("ERP.corp.example", IPAddress.Parse("10.0.0.1")));
        Assert.True(Named.Allows("erp.corp.example", IPAddress.Parse("fd12::1")));
        Assert.False(Named.Allows("other.corp.example", IPAddress.Parse("10.0.0.1")));
        Assert.False(Named.Allows("erp.corp.example", IPAddress.Parse("127.0.0.1")));
        Assert.False(Named.Allows("erp.corp.example", IPAddress.Parse("169.254.169.254")));
        Assert.Null(Named.Check("https://erp.corp.example/hook"));
        Assert.NotNull(Named.Check("http://erp.corp.example/hook"));
    }

    [Fact]
    public void A_receiver_that_fails_is_left_alone_ever_longer_and_an_hour_at_most()
    {
        var rests = Enumerable.Range(1, 40).Select(Webhook.RestAfter).ToList();
        Assert.Equal(TimeSpan.FromMinutes(1), rests[0]);
        Assert.Equal(rests.Order(), rests);
        Assert.Equal(TimeSpan.FromHours(1), rests[^1]);
    }
}
