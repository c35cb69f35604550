// Acme.Greenhouse, version 2: what is to be chosen of main.bicep. This file is yours; main.bicep says what each means.
//
//   az group create --name GROUP --location REGION
//   az deployment group create --resource-group GROUP --parameters main.bicepparam
using 'main.bicep'

// The namespace is greenhouse- and 13 letters made of the resource group, unless you name it:
// param namespaceName = 'contoso-greenhouse'
param hubName = 'greenhouse'
param processingUnits = 2
param partitionCount = 100
param retentionDays = 90
param consumerGroups = [
  'server'
]

// az identity show --name NAME --resource-group GROUP --query principalId --output tsv
// param serverPrincipalId = '00000000-0000-0000-0000-000000000000'
