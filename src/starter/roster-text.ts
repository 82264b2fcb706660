// The roster of a first agreement: made-up people in the places that real ones will take.

export const ROSTER_TEXT = `person,name,email,team,party,calendar,from,until
lead-desk,Lead desk (a queue),,,queue,,,
mia,Mia Example,mia@example.com,Demand,marketing,office,,
sam,Sam Example,sam@example.com,North,sales,office,,
sue,Sue Example,sue@example.com,South,sales,office,,
`;
