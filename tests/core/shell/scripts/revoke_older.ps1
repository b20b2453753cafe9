# Revokes the Per Device CALs that were issued before a day; -Test only tells which.
param(
    [Parameter(Mandatory, Position = 0)] [datetime] $Before,
    [switch] $Test
)

$packs = @{}
Get-WmiObject Win32_TSLicenseKeyPack | ForEach-Object { $packs[$_.KeyPackId] = $_ }

$old = @(Get-WmiObject Win32_TSIssuedLicense -Filter 'LicenseStatus = 2' |
    Where-Object { $packs[$_.KeyPackId].ProductType -eq 0 } |
    Where-Object { $_.ConvertToDateTime($_.IssueDate) -lt $Before } |
    Sort-Object IssueDate)
"Issued before $($Before.ToString('d')): $($old.Count)"

foreach ($license in $old) {
    $who = '{0}, {1}' -f $license.sIssuedToComputer, $license.IssueDate.Substring(0, 8)
    if ($Test) { "would revoke $who"; continue }
    $done = $license.Revoke()
    if ($done.ReturnValue -ne 0) {
        Write-Warning "Not revoked: $who. Again from $($done.NextRevokeAllowedOn.Substring(0, 8))."
        exit 1
    }
    "revoked $who; $($done.RevokableCals) more may be"
}
