# Sets mode and license servers of a session host, and shows what it has then.
param(
    [ValidateSet('PerDevice', 'PerUser')] [string] $Mode = 'PerUser',
    [string[]] $Servers = @('RDLIC01')
)

$codes = @{ PerDevice = 2; PerUser = 4 }
function Get-Setting {
    Get-WmiObject -Namespace 'Root/CIMV2/TerminalServices' -Class Win32_TerminalServiceSetting
}
$setting = Get-Setting
"was: $($setting.LicensingName)"

$answers = @(
    $setting.ChangeMode($codes[$Mode])
    $setting.SetSpecifiedLicenseServerList($Servers)
)
if ($answers.ReturnValue -ne 0) { throw "It said $($answers.ReturnValue -join ', ')." }

$setting = Get-Setting
"is: $($setting.LicensingName), $($setting.GetSpecifiedLicenseServerList().SpecifiedLSList -join ' and ')"
