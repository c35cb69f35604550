// Acme.Greenhouse, version 2: what is to be chosen of main.bicep. This file is yours; main.bicep says what each means.
//
//   az group create --name GROUP --location REGION
//   az deployment group create --resource-group GROUP --parameters main.bicepparam
using 'main.bicep'

param namespaceName = 'contoso'
param hubName = 'Roof_1.all'
param throughputUnits = 2
param maxThroughputUnits = 10
param partitionCount = 4
param retentionDays = 1
param consumerGroups = [
  'server'
  'Billing'
]

// az identity show --name NAME --resource-group GROUP --query principalId --output tsv
// param serverPrincipalId = '00000000-0000-0000-0000-000000000000'
